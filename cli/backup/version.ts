import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { checkoutRoot } from '../launch/machine/cache.js';

/** The version of this checkout, such as `0.1.0`. */
export const versionOfHouse = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(checkoutRoot(), 'package.json'), 'utf8')))
    .version;
