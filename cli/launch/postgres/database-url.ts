import { readFile } from 'node:fs/promises';
import { errorMessage, refuse } from '../refuse.js';

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
    throw refuse(
      'SECRET_UNREADABLE',
      `无法读取 DATABASE_URL_FILE 指定的文件:${errorMessage(error)}。请检查路径与权限。`,
      `The file named by DATABASE_URL_FILE cannot be read: ${errorMessage(error)}. Correct the path or its permissions.`,
    );
  }
}
