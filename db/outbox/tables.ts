import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { DeliveryState } from '../../domain/outgoing/delivery.js';

/** A column that is written once. */
type Fixed<T> = ColumnType<T, T, never>;

/** One thing for one place, with its attempts; what it says stands in the message, digest or event. */
export interface OutboxTable {
  id: GeneratedAlways<number>;
  message_id: Fixed<number | null>;
  digest_id: Fixed<number | null>;
  invitation_id: Fixed<number | null>;
  event_id: Fixed<number | null>;
  endpoint_id: Fixed<number | null>;
  replay: ColumnType<number, number | undefined, never>;
  uid: Fixed<string>;
  whole: ColumnType<boolean, boolean | undefined, never>;
  state: Generated<DeliveryState>;
  queued_at: ColumnType<Date, Date | undefined, never>;
  due_at: ColumnType<Date, Date | undefined, Date>;
  attempts: Generated<number>;
  tried_at: ColumnType<Date | null, Date | undefined, Date>;
  address: string | null;
  fault_code: string | null;
  fault: string | null;
  sent_at: ColumnType<Date | null, never, Date>;
}

/** A day as it was mailed to somebody’s calendar; the latest of a day is what stands there. */
export interface InvitationTable {
  id: GeneratedAlways<number>;
  person_id: Fixed<string>;
  what: Fixed<string>;
  ref: Fixed<string>;
  day: Fixed<string>;
  sequence: Fixed<number>;
  called_off: Fixed<boolean>;
  moved: Fixed<boolean>;
  of_level: Fixed<boolean>;
  starts_at: Fixed<string | null>;
  room: Fixed<string | null>;
  elsewhere: Fixed<boolean>;
  case_id: Fixed<string | null>;
  queued_at: Fixed<Date>;
}

/** Another system or the robot of a group, as IT has registered it. */
export interface EndpointTable {
  id: GeneratedAlways<number>;
  channel: Fixed<'webhook' | 'wecom' | 'dingtalk' | 'feishu'>;
  name: Fixed<string>;
  sealed_url: Fixed<string>;
  shown_url: Fixed<string>;
  url_sha256: Fixed<Buffer>;
  events: Fixed<string[]>;
  state: 'new' | 'on' | 'off' | 'ended';
  made_by: Fixed<string>;
  made_at: Fixed<Date>;
  changed_by: string;
  changed_at: ColumnType<Date, Date, Date>;
  tried_at: ColumnType<Date | null, Date | undefined, Date>;
  failures: Generated<number>;
  paused_until: ColumnType<Date | null, Date | undefined, Date | null>;
  quiet_from: string | null;
  quiet_until: string | null;
  quiet_days_off: Generated<boolean>;
}

/** What an endpoint signs with, sealed. */
export interface EndpointSecretTable {
  id: GeneratedAlways<number>;
  endpoint_id: Fixed<number>;
  sealed: Fixed<string>;
  made_by: Fixed<string>;
  made_at: Fixed<Date>;
  valid_until: ColumnType<Date | null, Date | undefined, Date>;
}

/** What other systems are told has happened. */
export interface OutgoingEventTable {
  id: GeneratedAlways<number>;
  uid: ColumnType<string, string | undefined, never>;
  kind: Fixed<string>;
  subject: ColumnType<unknown, string, never>;
  path: Fixed<string>;
  content: ColumnType<unknown, string, never>;
  happened_at: Fixed<Date>;
  workflow_id: Fixed<string>;
  seq: Fixed<number>;
  no: Fixed<number>;
}

/** The tables of 0085-outbox.sql, 0086-endpoints.sql and 0087-invitations.sql. */
export interface OutboxTables {
  invitation: InvitationTable;
  endpoint: EndpointTable;
  endpoint_secret: EndpointSecretTable;
  outgoing_event: OutgoingEventTable;
  outbox: OutboxTable;
}
