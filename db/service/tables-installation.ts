import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

interface InstallationTable {
  only_one: Generated<boolean>;
  id: string;
  since: ColumnType<Date, Date | string | undefined, Date | string>;
}

interface SchemaFileTable {
  name: string;
  digest: string;
}

interface BackupMadeTable {
  id: GeneratedAlways<number>;
  at: ColumnType<Date, Date, never>;
  own: ColumnType<boolean, boolean, never>;
}

interface SamplePastTable {
  workflow_id: string;
  goes_on: ColumnType<object | null, string | null, string | null>;
  made_at: ColumnType<Date, Date, never>;
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
  backup_made: BackupMadeTable;
  sample_past: SamplePastTable;
}
