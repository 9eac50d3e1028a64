import { readFileSync, writeFileSync } from 'node:fs';
import { withRecipes } from './contributing-recipes.js';

/** Writes the recipes of CONTRIBUTING anew: `npx tsx test/docs/write-contributing.ts`. */
const file = new URL('../../CONTRIBUTING.md', import.meta.url);
writeFileSync(file, withRecipes(readFileSync(file, 'utf8')));
