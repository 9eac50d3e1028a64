import { readFile } from 'node:fs/promises';
import { errorMessage } from '../thrown.js';
import { LAUNCH } from '../../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

/** The connection strings of a server of one's own: the service's, its owner's, reports' and an administrator's. */
const NAMES = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_READER_URL', 'DATABASE_ADMIN_URL'] as const;

/**
 * A connection string given by the environment: `DATABASE_URL` (the service's), or the content of the file that
 * `DATABASE_URL_FILE` names (secrets by file); the other roles' likewise. Undefined when neither is.
 * @throws RefusalError LAUNCH.SECRET_UNREADABLE.
 */
export async function databaseUrlFromEnvironment(
  env: NodeJS.ProcessEnv,
  name: (typeof NAMES)[number] = 'DATABASE_URL',
): Promise<string | undefined> {
  const given = env[name];
  if (given) return given;
  const path = env[`${name}_FILE`];
  if (!path) return undefined;
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    throw new RefusalError(
      refuse(LAUNCH.SECRET_UNREADABLE, { variable: `${name}_FILE`, problem: errorMessage(error) }),
    );
  }
}

/** An environment that names no server of one's own. */
export const withoutDatabaseUrls = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...env,
  ...Object.fromEntries(NAMES.flatMap((name) => [name, `${name}_FILE`]).map((name) => [name, ''])),
});
