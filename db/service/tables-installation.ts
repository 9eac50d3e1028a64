import type { ColumnType, Generated } from 'kysely';

interface InstallationTable {
  only_one: Generated<boolean>;
  id: string;
  since: ColumnType<Date, Date | string | undefined, Date | string>;
}

interface SchemaFileTable {
  name: string;
  digest: string;
}

interface ServicePauseTable {
  only_one: Generated<boolean>;
  until: ColumnType<Date, Date, Date>;
}

/** Which installation the database belongs to, and what has made it. */
export interface InstallationTables {
  installation: InstallationTable;
  schema_file: SchemaFileTable;
  service_pause: ServicePauseTable;
}
