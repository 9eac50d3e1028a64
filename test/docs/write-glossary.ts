import { readFileSync, writeFileSync } from 'node:fs';
import { withParts } from './glossary-parts.js';

/** Writes the glossary's tables of stages, tasks and papers anew: `npx tsx test/docs/write-glossary.ts`. */
const file = new URL('../../docs/glossary.md', import.meta.url);
writeFileSync(file, withParts(readFileSync(file, 'utf8')));
