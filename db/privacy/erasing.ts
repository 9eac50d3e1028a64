import type { Database } from '../database.js';
import { RETAINED } from './retention.js';
import { ERASED_NAME } from '../../domain/privacy/erased-name.js';
import { PERSONAL_KINDS, type PersonalKind, type RecordKind } from '../../domain/privacy/retention.js';

/** Rows about others that name him: which, and what is set so that they do no more. */
export interface Naming {
  readonly blanks: string;
  readonly set: string;
}

/** What becomes of a table's rows about somebody when his records are erased. `$person` is his number, `$cases` his cases. */
export type Erasing =
  /** They go; of others that name him the name goes, and they stay. */
  | { readonly goes: string; readonly names?: Naming }
  /** What they say goes; the row stays, since others hang on it. */
  | { readonly blanks: string; readonly set: string }
  /** It stays, and why. */
  | { readonly stays: string };

const OF_CASES = { goes: 'case_id in $cases' } as const;
const OF_PERSON = { goes: 'person_id = $person' } as const;
const VIEW = { stays: 'a view' } as const;
const PASSES = { stays: 'it goes by itself, by its own time' } as const;
const HOUSE = { stays: 'it is the company’s; who did it stands there by number alone' } as const;
/** A declared relative names two people (I-35), and goes with either. */
const OWN_CHANGES = `select no from waiting_change where kind <> 'erasure'
  and (about = array[$person]::text[] or kind = 'relation' and $person = any (about))`;
const OF_MESSAGES = `person_id = $person or case_id in $cases
  or document_id in (select id from document where case_id in $cases)
  or workflow_id = 'waiting-change' and seq in (${OWN_CHANGES})`;
const CALLED = `coalesce(named ->> $person, (select name from person where id = $person)), $person, '${ERASED_NAME}'`;
const OF_TASKS = `case_id in $cases or task_id in (select id from task where case_id in $cases)`;
const OF_REMARKS = 'remark_no in (select no from remark where case_id in $cases)';

/**
 * Every table, in the order in which rows go: what hangs on another before it. A new table does not compile without its
 * line. Rows about others that name him by number stay: the number leads to a name no more. No other row names him but by what
 * somebody has written, and a paper that was issued about another.
 */
export const ERASING: Readonly<Record<keyof Database, Erasing>> = {
  outbox: {
    goes: `message_id in (select id from message where ${OF_MESSAGES})
      or digest_id in (select id from digest where person_id = $person)
      or invitation_id in (select id from invitation where person_id = $person)`,
  },
  invitation: OF_PERSON,
  digest: {
    goes: 'person_id = $person',
    names: {
      blanks: `position('（' || $person || '）' in news::text) > 0 or position(' (' || $person || ')' in news::text) > 0`,
      set: `news = without_name(news, (select name from person where id = $person), $person, '${ERASED_NAME}')`,
    },
  },
  preference: OF_PERSON,
  named_view: OF_PERSON,
  own_robot: OF_PERSON,
  calendar_feed: OF_PERSON,
  message: {
    goes: OF_MESSAGES,
    names: {
      blanks: `named ->> $person is not null or named = '{}' and (position('（' || $person || '）' in concat(subject, body)) > 0
        or position(' (' || $person || ')' in concat(subject, body)) > 0)`,
      set: `subject = without_name(subject, ${CALLED}), body = without_name(body, ${CALLED}), named = named - $person`,
    },
  },
  announcement_receipt: OF_PERSON,
  announcement_addressee: OF_PERSON,

  document_scan: { goes: 'document_id in (select id from document where case_id in $cases)' },
  attachment_piece: { stays: 'it goes with its file' },
  case_attachment: {
    goes: 'case_id in $cases or complaint_id in (select id from complaint where person_id = $person)',
  },
  attachment: {
    goes: `not exists (select from case_attachment b where b.attachment_id = t.id) and (uploaded_by = $person
      or t.id in (select key[1] from seal where source = 'case_attachment' and erasure_no = $erasure))`,
  },

  score_sheet: OF_CASES,
  defense_scorer: OF_CASES,
  assessment_sheet: OF_CASES,
  review_answer: OF_CASES,
  review_comment: OF_CASES,
  review_rater: OF_CASES,
  review: OF_CASES,
  trial: OF_CASES,
  own_words: OF_CASES,
  taken_over: OF_PERSON,
  paper: { goes: 'document_id in (select id from document where case_id in $cases)' },
  document_signature: { goes: 'document_id in (select id from document where case_id in $cases)' },
  office_signature: { goes: 'document_id in (select id from document where case_id in $cases)' },
  frozen_line: OF_CASES,
  frozen_name: OF_PERSON,
  frozen_paper: {
    stays:
      'what it says of a candidate is a line of his own, which goes; who sat on the panel stands in it by number, with the digest of a name that goes, too',
  },
  document: OF_CASES,
  decision: OF_CASES,
  evaluation: OF_CASES,
  remark_read: { goes: OF_REMARKS },
  remark_addressee: { goes: OF_REMARKS },
  remark_change: { goes: OF_REMARKS },
  remark: OF_CASES,
  task_answer: { goes: `question_no in (select no from task_question where ${OF_TASKS})` },
  task_question: { goes: OF_TASKS },
  task_desk: { stays: 'it goes with its task' },
  task_draft: { goes: 'person_id = $person or task_id in (select id from task where case_id in $cases)' },
  task: OF_CASES,
  ledger: {
    goes: `case_id in $cases or before ->> 'personId' = $person or after ->> 'personId' = $person
      or workflow_id = 'waiting-change' and seq in (${OWN_CHANGES})`,
  },
  projection: {
    goes: `workflow_id in $cases or exists (select from $cases c (id) where workflow_id like c.id || '-%')`,
  },
  frozen_case: { goes: 'workflow_id in $cases' },
  difference: { goes: 'workflow_id in $cases' },
  alarm: { goes: `about = $person or about like '%:' || $person or about in $cases` },
  candidate: { goes: 'id in $cases' },
  personnel_case: {
    blanks: 'person_id = $person',
    set: `detail = '{}', reason = null, outcome = null, post = null, effective_from = null`,
  },
  promotion_case: VIEW,

  pay_change: OF_PERSON,

  account_event: OF_PERSON,
  account_role: { stays: 'it goes with its account' },
  second_factor: { stays: 'it goes with its account' },
  recovery_code: { stays: 'it goes with its account' },
  account_identity: { stays: 'it goes with its account' },
  account: OF_PERSON,

  setback_event: OF_PERSON,
  rating_revision: OF_PERSON,
  rating: OF_PERSON,
  complaint_revision: { goes: 'complaint_id in (select id from complaint where person_id = $person)' },
  complaint: OF_PERSON,
  leave_revision: { goes: 'leave_id in (select id from leave_record where person_id = $person)' },
  leave_record: OF_PERSON,
  confirmation_date: OF_PERSON,
  declared_relative: { goes: '$person in (person_id, relative_id)' },
  succession: OF_PERSON,
  level_history: OF_PERSON,
  position_history: OF_PERSON,
  import_row: { goes: `key = $person or split_part(key, ' ', 1) = $person or value ->> 'personId' = $person` },
  waiting_change_end: { goes: `change_no in (${OWN_CHANGES})` },
  waiting_change: { goes: `no in (${OWN_CHANGES})` },
  person_key: OF_PERSON,
  person_reading: { blanks: 'person_id = $person', set: `reading = '~'` },
  person_unkeyed: OF_PERSON,
  person: {
    blanks: 'id = $person',
    set: `name = '${ERASED_NAME}', title = null, email = null, superior_id = null, superior_since = null,
      hired_on = left_on, confirmed_on = null`,
  },
  level_period: VIEW,
  position_period: VIEW,
  promotion_made: VIEW,
  leave_period: VIEW,
  setback_older: VIEW,
  setback_waiting: VIEW,

  proxy_end: { goes: 'proxy_no in (select no from proxy where $person in (principal_id, deputy_id))' },
  proxy: { goes: '$person in (principal_id, deputy_id)' },

  read_line: PASSES,
  refused_act: PASSES,
  intrusion: PASSES,
  act: PASSES,
  idempotency_key: PASSES,
  evaluation_draft: PASSES,
  step_turn: PASSES,
  step_reading: PASSES,
  sign_in_failure: PASSES,
  password_reset: PASSES,
  api_token: PASSES,
  web_session: PASSES,
  unsealed: PASSES,

  announcement: HOUSE,
  cycle: HOUSE,
  defense_session: HOUSE,
  department: HOUSE,
  document_number: HOUSE,
  endpoint: HOUSE,
  endpoint_secret: HOUSE,
  erasure: { stays: 'it says that there was an erasure, of which number, and nothing else of anybody' },
  go_live: HOUSE,
  import: HOUSE,
  installation: HOUSE,
  service_pause: HOUSE,
  backup_made: HOUSE,
  sample_past: HOUSE,
  mail_service: HOUSE,
  outgoing_event: HOUSE,
  digest_morning: HOUSE,
  panel_mark: HOUSE,
  pay_table: HOUSE,
  policy_draft: HOUSE,
  policy_release: HOUSE,
  register_choice: HOUSE,
  register_choice_decision: HOUSE,
  reserved_number: HOUSE,
  schema_file: HOUSE,
  seal: { stays: 'a digest without salt tells nothing' },
  seal_key: HOUSE,
  seal_shape: HOUSE,
  service_account: HOUSE,
  service_token: HOUSE,
  setup_confirmation: HOUSE,
  standards_import: HOUSE,
  paper_template: HOUSE,
  vacancy: HOUSE,
};

const isPersonal = (kind: RecordKind): kind is PersonalKind => (PERSONAL_KINDS as readonly string[]).includes(kind);

/** The tables that an erasure touches, in their order, each with its kind. */
export const ERASED_TABLES: readonly {
  readonly table: keyof Database;
  readonly kind: PersonalKind;
  readonly erasing: Exclude<Erasing, { readonly stays: string }>;
}[] = (Object.keys(ERASING) as (keyof Database)[]).flatMap((table) => {
  const [erasing, kind] = [ERASING[table], RETAINED[table]];
  return 'stays' in erasing || !isPersonal(kind) ? [] : [{ table, kind, erasing }];
});
