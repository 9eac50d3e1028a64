import type { ColumnType, GeneratedAlways } from 'kysely';

/** A column that is written once. */
type Fixed<T> = ColumnType<T, T, never>;
type Json = ColumnType<unknown, string, never>;

/** What was announced, in the words in which it was (I-80). */
export interface AnnouncementTable {
  no: GeneratedAlways<number>;
  key: Fixed<string>;
  kind: Fixed<string>;
  clause: Fixed<string>;
  title: Json;
  body: Json;
  effective_from: Fixed<string | null>;
  announced_at: Fixed<Date>;
}

/** Whom an announcement concerned. */
export interface AnnouncementAddresseeTable {
  announcement_no: Fixed<number>;
  person_id: Fixed<string>;
  told_at: Fixed<Date>;
}

/** Who has read it, himself. */
export interface AnnouncementReceiptTable {
  announcement_no: Fixed<number>;
  person_id: Fixed<string>;
  read_at: Fixed<Date>;
}

/** The tables of 0052-announcements.sql. */
export interface AnnouncementTables {
  announcement: AnnouncementTable;
  announcement_addressee: AnnouncementAddresseeTable;
  announcement_receipt: AnnouncementReceiptTable;
}
