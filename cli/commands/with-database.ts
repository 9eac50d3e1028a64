import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { openDataFolder } from '../launch/data-folder.js';
import { joinDatabase, checkNotCopied } from '../launch/installation.js';
import { openPostgres } from '../launch/postgres/postgres.js';

/** Whose database it is. */
export interface CommandPlace {
  /** Absolute, without links. */
  readonly dataFolder: string;
  /** Of the owner of the tables. */
  readonly ownerUrl: string;
}

/**
 * Does something on the database of this installation, migrated, as the service or as the owner of its tables: the one
 * of `DATABASE_URL`, else the embedded one, which is started for the while when it is not running.
 * @throws RefusalError `LAUNCH.*`, `INSTALLATION.*`, `DATABASE.OLDER`, `DATABASE.NEWER`.
 */
export async function withDatabase<T>(
  act: (database: DatabaseHandle, place: CommandPlace) => Promise<T>,
  as: 'writer' | 'owner' = 'writer',
): Promise<T> {
  const dataFolder = await openDataFolder(process.env);
  await checkNotCopied(dataFolder);
  const server = await openPostgres({ env: process.env, dataFolder });
  try {
    await joinDatabase(dataFolder, server);
    const database = createDatabase({
      connectionString: as === 'owner' ? server.ownerUrl : server.url,
      max: 3,
      applicationName: 'jinji-command',
    });
    try {
      return await act(database, { dataFolder, ownerUrl: server.ownerUrl });
    } finally {
      await database.close();
    }
  } finally {
    if (!server.attached) await server.stop();
  }
}
