import type { ColumnType, GeneratedAlways } from 'kysely';

/** A column that is written once. */
type Fixed<T> = ColumnType<T, T, never>;

/** Alarms, raised once for each cause and cleared when it is gone. */
export interface AlarmTable {
  id: GeneratedAlways<number>;
  code: Fixed<string>;
  clause: Fixed<string>;
  about: Fixed<string>;
  message: ColumnType<unknown, string, string>;
  raised_at: Fixed<Date>;
  seen_at: ColumnType<Date, Date, Date>;
  cleared_at: ColumnType<Date | null, never, Date>;
  /** When each process that sees it last did, by the process's own name; epoch milliseconds. */
  seers: ColumnType<Readonly<Record<string, number>>, string | undefined, string>;
}

/** The table of 0011-alarms.sql. */
export interface AlarmTables {
  alarm: AlarmTable;
}
