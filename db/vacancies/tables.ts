import type { ColumnType, GeneratedAlways } from 'kysely';

type Stamp = ColumnType<Date, Date | string | undefined, never>;

interface ConfirmationDateTable {
  id: GeneratedAlways<number>;
  person_id: string;
  planned_on: string | null;
  reason: string | null;
  recorded_by: string;
  recorded_at: Stamp;
}

interface SuccessionTable {
  id: GeneratedAlways<number>;
  person_id: string;
  successor_id: string;
  from_on: string;
  recorded_at: Stamp;
}

/** Planned confirmations (§7.1), and who takes over from whom (I-58). */
export interface SuccessionTables {
  confirmation_date: ConfirmationDateTable;
  succession: SuccessionTable;
}
