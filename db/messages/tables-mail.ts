import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** A column that is written once. */
type Fixed<T> = ColumnType<T, T, never>;

/** The one row that says who sends mail, and since when messages go out by it. */
export interface MailServiceTable {
  only_one: Generated<boolean>;
  sender: string | null;
  since: ColumnType<Date, Date, Date>;
}

/** How somebody wants to be reached; no row where he has chosen nothing. */
export interface PreferenceTable {
  person_id: string;
  language: 'zh' | 'en';
  mails: 'digest' | 'single';
  news: Generated<'digest' | 'single'>;
  invitations: Generated<boolean>;
  quiet_from: string | null;
  quiet_until: string | null;
  quiet_days_off: boolean;
  changed_at: ColumnType<Date, Date, Date>;
}

/** A view of a table, under the name that somebody gave it. */
export interface NamedViewTable {
  id: GeneratedAlways<number>;
  person_id: Fixed<string>;
  list: Fixed<string>;
  name: string;
  query: string;
  changed_at: ColumnType<Date, Date, Date>;
}

/** Somebody's own robot, sealed. */
export interface OwnRobotTable {
  person_id: string;
  no: GeneratedAlways<number>;
  channel: 'wecom' | 'dingtalk' | 'feishu';
  sealed_url: string;
  shown_url: string;
  sealed_secret: string | null;
  made_at: ColumnType<Date, Date, never>;
  tried_at: ColumnType<Date | null, Date | undefined, Date>;
  fault_code: string | null;
  paused_until: ColumnType<Date | null, Date | undefined, Date>;
}

/** A morning for which digests were made. */
export interface DigestMorningTable {
  day: Fixed<string>;
  made_at: Fixed<Date>;
}

/** What somebody is mailed of a morning. */
export interface DigestTable {
  id: GeneratedAlways<number>;
  person_id: Fixed<string>;
  day: Fixed<string>;
  open: Fixed<number>;
  due_today: Fixed<number>;
  overdue: Fixed<number>;
  lines: ColumnType<unknown, string, never>;
  news: ColumnType<unknown, string, never>;
}

/** The tables of 0035-mail.sql and 0073-preferences-and-digests.sql, but for the outbox. */
export interface MailTables {
  preference: PreferenceTable;
  named_view: NamedViewTable;
  own_robot: OwnRobotTable;
  digest_morning: DigestMorningTable;
  digest: DigestTable;
  mail_service: MailServiceTable;
}
