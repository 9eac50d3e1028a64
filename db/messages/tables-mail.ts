import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** A column that is written once. */
type Fixed<T> = ColumnType<T, T, never>;

/** The one row that says who sends mail, and since when messages go out by it. */
export interface MailServiceTable {
  only_one: Generated<boolean>;
  sender: string | null;
  since: ColumnType<Date, Date, Date>;
}

/** Mails that messages became, with their attempts; what they say stands in the message. */
export interface MailTable {
  id: GeneratedAlways<number>;
  message_id: Fixed<number>;
  uid: Fixed<string>;
  whole: Fixed<boolean>;
  state: Generated<'waiting' | 'sent' | 'failed'>;
  queued_at: ColumnType<Date, Date | undefined, never>;
  due_at: ColumnType<Date, Date | undefined, Date>;
  attempts: Generated<number>;
  tried_at: ColumnType<Date | null, Date | undefined, Date>;
  address: string | null;
  fault_code: string | null;
  fault: string | null;
  sent_at: ColumnType<Date | null, never, Date>;
}

/** The tables of 0035-mail.sql. */
export interface MailTables {
  mail_service: MailServiceTable;
  mail: MailTable;
}
