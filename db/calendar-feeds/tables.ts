import type { ColumnType } from 'kysely';

/** The private address of somebody's days; its digest alone. */
export interface CalendarFeedTable {
  person_id: string;
  secret_sha256: Buffer;
  made_at: ColumnType<Date, Date, Date>;
  read_at: ColumnType<Date | null, never, Date | null>;
}

/** The table of 0074-calendar-feed.sql. */
export interface CalendarFeedTables {
  calendar_feed: CalendarFeedTable;
}
