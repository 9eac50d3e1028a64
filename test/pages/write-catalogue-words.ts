import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { catalogueFiles } from './catalogue-words.js';

/** Writes what the pages take from the catalogues anew: `npx tsx test/pages/write-catalogue-words.ts`. */
for (const [file, text] of Object.entries(catalogueFiles())) {
  const url = new URL(`../../web/${file}`, import.meta.url);
  const style = await resolveConfig(url);
  writeFileSync(url, await format(text, { ...style, parser: 'typescript' }));
}
