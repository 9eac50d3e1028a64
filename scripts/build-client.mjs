// Makes the typed client of the API in dist/client: a package that others install from its folder.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['index.js', 'index.d.ts'];

/** Whether the client was made. */
export const clientIsThere = (root) => existsSync(join(root, 'dist', 'client', 'package.json'));

/** Writes it beside the build, of the types that were made of the API's description. */
export function buildClient(root, types) {
  const folder = join(root, 'dist', 'client');
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  mkdirSync(folder, { recursive: true });
  for (const name of FILES) copyFileSync(join(root, 'scripts', 'client', name), join(folder, name));
  writeFileSync(join(folder, 'schema.d.ts'), types);
  const manifest = {
    name: 'jinji-client',
    version: own.version,
    description: 'The API of Jinji, typed by its own description (docs/api.md).',
    license: own.license,
    type: 'module',
    engines: own.engines,
    exports: { '.': { types: './index.d.ts', default: './index.js' } },
    dependencies: { 'openapi-fetch': own.devDependencies['openapi-fetch'] },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
