import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { startService, type Service } from './service.js';

/** Services with a connection to their records, all ended together. */
export class Services {
  private readonly services: Service[] = [];
  private readonly databases: DatabaseHandle[] = [];

  /** On a fresh data folder unless one is given. */
  async start(folder?: string): Promise<{ readonly service: Service; readonly db: DatabaseHandle['db'] }> {
    const service = await startService(folder);
    this.services.push(service);
    const database = createDatabase({ connectionString: await service.databaseUrl(), max: 3, applicationName: 'e2e' });
    this.databases.push(database);
    return { service, db: database.db };
  }

  /** Lets go of the records, so that their database can be stopped. */
  async disconnect(): Promise<void> {
    for (const database of this.databases.splice(0)) await database.close();
  }

  async close(): Promise<void> {
    await this.disconnect();
    for (const service of this.services) await service.close();
  }
}
