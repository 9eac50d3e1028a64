import { join, resolve } from 'node:path';
import { checkoutRoot } from './machine/cache.js';
import { setting } from './setting.js';

/** Where an installation keeps everything, absolute: `JINJI_DATA`, else `.jinji` in the checkout. Made by nobody here. */
export const dataFolderOf = (env: NodeJS.ProcessEnv): string =>
  resolve(setting(env, 'JINJI_DATA') ?? join(checkoutRoot(), '.jinji'));
