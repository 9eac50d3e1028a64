import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The pages' types of the API, from the sources: what `scripts/build-web.mjs` makes of a build. */
const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { default: openapi, astToString } = await import('openapi-typescript');
process.argv[2] = file('.openapi-draft.json');
await import('../../cli/openapi.js');
const description = readFileSync(process.argv[2], 'utf8');
rmSync(process.argv[2]);
const types = astToString(
  await openapi(JSON.parse(description) as Parameters<typeof openapi>[0], { alphabetize: true }),
);
writeFileSync(file('web/api/schema.d.ts'), types);
