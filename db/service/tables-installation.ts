import type { ColumnType, Generated } from 'kysely';

interface InstallationTable {
  only_one: Generated<boolean>;
  id: string;
  since: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** Which installation the database belongs to. */
export interface InstallationTables {
  installation: InstallationTable;
}
