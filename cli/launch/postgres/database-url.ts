import { readFile } from 'node:fs/promises';
import { errorMessage } from '../thrown.js';
import { LAUNCH } from '../../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

/**
 * The connection string given by the environment: `DATABASE_URL`, or the content of the file that `DATABASE_URL_FILE`
 * names (secrets by file). Undefined when neither is.
 * @throws RefusalError LAUNCH.SECRET_UNREADABLE.
 */
export async function databaseUrlFromEnvironment(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (env.DATABASE_URL) return env.DATABASE_URL;
  const path = env.DATABASE_URL_FILE;
  if (!path) return undefined;
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    throw new RefusalError(refuse(LAUNCH.SECRET_UNREADABLE, { problem: errorMessage(error) }));
  }
}
