import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readInstallation } from '../../db/service/installation.js';
import { readIfThere, writePrivate } from './machine/files.js';

/** In the data folder: the digest of the workflows that served it last. */
const fileOf = (dataFolder: string): string => join(dataFolder, 'served-build');

const digestOf = async (bundle: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(bundle))
    .digest('hex');

/**
 * Whether other workflows than those of this build served the data folder last, so that what is open has to be held
 * against these before they take it over (docs/decisions/0080). A folder that nothing has served yet has nothing open; one
 * that was served without a note was served by a version from before there was one.
 * @param bundle the path of this build's workflows
 */
export async function servedByAnother(dataFolder: string, bundle: string): Promise<boolean> {
  const last = await readIfThere(fileOf(dataFolder));
  if (last === undefined) return readInstallation(dataFolder) !== undefined;
  return last !== (await digestOf(bundle));
}

/** Notes that this build serves the data folder from now on. */
export const noteServed = async (dataFolder: string, bundle: string): Promise<void> =>
  writePrivate(fileOf(dataFolder), await digestOf(bundle));
