import type { Database } from '../database.js';

/**
 * What the service's role may do with a table: read it; add rows; add and change rows, but delete none; anything with
 * its rows. None of it is DDL, and what only adds changes and deletes nothing, triggers or not.
 */
export type WriterMay = 'reads' | 'adds' | 'keeps' | 'changes';

/** The primary key of a table, in its order, each column with the type by which it is looked up. */
export type SealKey = Readonly<Record<string, 'text' | 'integer' | 'bigint' | 'date'>>;

/** One table of the house: its rights (docs/decisions/0046) and its place in the chain of seals (0047). */
export interface TableRule {
  readonly writer: WriterMay;
  /** Whether reports read it: no passwords, sessions, journals or sheets that are to stay without a name. */
  readonly reader: boolean;
  /** Why the service may do so much, and no less. */
  readonly why: string;
  /** By which key its rows are sealed, so that nobody changes, removes, adds or moves one unseen; or why they are not. */
  readonly seal: SealKey | string;
}

const sealed = (why: string, seal: SealKey): TableRule => ({ writer: 'adds', reader: true, why, seal });
const adds = (why: string, seal: string): TableRule => ({ writer: 'adds', reader: true, why, seal });
const keeps = (why: string): TableRule => ({ writer: 'keeps', reader: true, why, seal: RECORDED });
const changes = (why: string): TableRule => ({ writer: 'changes', reader: true, why, seal: RECORDED });
const view = (why: string): TableRule => ({ writer: 'reads', reader: true, why, seal: NO_ROWS });
const hidden = (writer: WriterMay, why: string): TableRule => ({ writer, reader: false, why, seal: PASSING });

const RECORDED = 'it changes; what changed it is in the sealed ledger, decisions and histories';
const PASSING = 'it decides nothing and is forgotten';
const NO_ROWS = 'it records nothing of its own';
const TOLD = 'it tells; what it tells of is sealed or public';
const LEDGERED = 'each is a line of the sealed ledger';
const EVALUATED = 'what counted of it stands in sealed evaluations';

const HISTORY = 'a history: a correction is a further row';
const FORMER = 'what a row said before; its trigger adds it';
const STATE = 'where something stands at present; what led there is in decisions and ledger';
const HR_RECORD = 'HR’s record of somebody; what it said before is kept, nobody is deleted';
const SESSIONS = 'log-ins come and go';

/**
 * Every table and view, by name: what the service's role may do with it, whether reports read it, and why. A new table
 * has its line here, or it does not compile; a table that records something is one that the service only adds to.
 */
export const TABLE_RULES: Readonly<Record<keyof Database, TableRule>> = {
  ledger: sealed('who did what', { id: 'bigint' }),
  decision: sealed('what was decided', { case_id: 'text', workflow_id: 'text', seq: 'integer' }),
  document: sealed('papers as they were issued; a later one withdraws an earlier one', { id: 'text' }),
  paper: sealed('papers as they were typeset', { document_id: 'text', stage: 'text' }),
  paper_template: sealed('templates as they were uploaded; a later one holds from its first day', { no: 'bigint' }),
  document_signature: sealed('who signed what', { document_id: 'text' }),
  document_scan: sealed('the scan of a signed sheet, with the digests of both', { attachment_id: 'text' }),
  frozen_paper: sealed('what an office signed, as it was', { no: 'bigint' }),
  frozen_line: adds('one person’s line of what was signed', 'its digest stands in the sealed row of its paper'),
  frozen_name: adds(
    'somebody’s name as something frozen names him',
    'its digest stands in sealed papers and signatures',
  ),
  office_signature: sealed('who signed for an office, and the digest of what', { no: 'bigint' }),
  evaluation: sealed('what the engine was asked and answered', { case_id: 'text', no: 'integer' }),
  level_history: sealed(HISTORY, { id: 'bigint' }),
  position_history: sealed(HISTORY, { id: 'bigint' }),
  pay_change: sealed(HISTORY, { id: 'bigint' }),
  pay_table: sealed('amounts from a day on; a new amount is a further row', { level: 'text', effective_from: 'date' }),
  score_sheet: sealed('sheets of a panel stay as they were handed in', {
    session_id: 'text',
    case_id: 'text',
    scorer_id: 'text',
  }),
  assessment_sheet: sealed('sheets of §9 stay as they were handed in', {
    case_id: 'text',
    round: 'integer',
    form: 'text',
    rater_id: 'text',
  }),
  register_choice: sealed('a switch is set from a day on', { no: 'bigint' }),
  register_choice_decision: sealed('what the general manager said to a switch', { choice_no: 'bigint' }),
  confirmation_date: adds('the newest row of a person counts', EVALUATED),
  succession: adds('a later row counts', TOLD),
  proxy: sealed('who acts in whose place, as it was named', { no: 'bigint' }),
  proxy_end: sealed('that it was ended before its last day', { proxy_no: 'bigint' }),
  task_question: sealed('what was asked about a case, as it was asked', { no: 'bigint' }),
  task_answer: sealed('how a question ended', { question_no: 'bigint' }),
  remark: sealed('comments and copies as they were written', { no: 'bigint' }),
  remark_change: sealed('what a remark was changed to, or that it was removed', { no: 'bigint' }),
  remark_addressee: sealed('to whom a remark is addressed', { remark_no: 'bigint', person_id: 'text' }),
  remark_read: sealed('who has read what is addressed to him', { remark_no: 'bigint', person_id: 'text' }),
  taken_over: sealed('a case as it stood when the service came, by whom and on which paper', { case_id: 'text' }),
  case_attachment: sealed('a file belongs where it was handed in, for good', { attachment_id: 'text' }),
  own_words: sealed('what somebody said of himself', { no: 'bigint' }),
  panel_mark: adds('the mark of a group never changes', EVALUATED),
  standards_import: adds('the latest wording counts', TOLD),
  policy_release: adds('a version of the policy as it was released', LEDGERED),
  announcement: adds('as it was announced', TOLD),
  announcement_addressee: adds('who was told, once', TOLD),
  announcement_receipt: adds('each receipt, once', TOLD),
  go_live: adds('the last row holds', LEDGERED),
  account_event: sealed('who made, changed and asked what of the accounts', { no: 'bigint' }),
  waiting_change: adds('what waits for a second person, as it was asked for', LEDGERED),
  waiting_change_end: adds('how it ended', LEDGERED),
  erasure: {
    writer: 'reads',
    reader: true,
    why: 'the owner erases and says so; the service may do neither',
    seal: { change_no: 'bigint' },
  },
  setup_confirmation: adds('the set-up was confirmed, once', LEDGERED),
  leave_revision: adds(FORMER, EVALUATED),
  rating_revision: adds(FORMER, EVALUATED),
  complaint_revision: adds(FORMER, EVALUATED),
  reserved_number: adds('a number is taken once', PASSING),
  projection: hidden('adds', 'every step, once'),
  installation: adds('which installation it is: said once, moved by the owner', NO_ROWS),
  service_pause: hidden('changes', 'nobody acts while a back-up is taken; it ends by itself'),
  backup_made: adds(
    'when a back-up was made, for the alarm that asks for one',
    'it decides nothing; a wrong line hides an alarm for a day',
  ),
  schema_file: view('what the owner’s migrations have made'),

  person: keeps(HR_RECORD),
  leave_record: keeps(HR_RECORD),
  rating: keeps(HR_RECORD),
  complaint: keeps(HR_RECORD),
  service_account: keeps('accounts of scripts: closed, never removed; each step is a line of the accounts’ ledger'),
  seal: adds('the chain itself: links are added to its end', 'it is the chain'),
  seal_shape: adds('which columns rows had when they were sealed', 'another list gives another digest'),
  personnel_case: keeps(STATE),
  trial: keeps(STATE),
  review: keeps(STATE),
  alarm: keeps('raised and cleared, never removed'),
  outbox: keeps('waits, and was sent or not'),
  invitation: adds('each day as it was mailed to somebody’s calendar', TOLD),
  endpoint: hidden(
    'keeps',
    'registered, switched off, ended; its sealed address is its key; each step is a line of the ledger',
  ),
  outgoing_event: adds('what other systems were told', TOLD),
  digest: adds('what a morning’s mail says, once', TOLD),
  digest_morning: adds('each morning, once', TOLD),
  preference: changes('how somebody wants to be reached'),
  named_view: hidden('changes', 'how somebody looks at tables, under names of his own; nobody else reads it'),
  own_robot: hidden('changes', 'sealed addresses of people’s own robots, until their owner ends them'),
  department: changes('heads change'),
  cycle: changes(STATE),
  candidate: changes(STATE),
  vacancy: changes(STATE),
  defense_session: changes(STATE),
  defense_scorer: changes('seats are given and withdrawn'),
  declared_relative: changes('declared and withdrawn'),
  task: changes(STATE),
  task_desk: changes('on whose desks tasks lie; triggers keep it as the tasks are'),
  person_key: changes('how names are found; written anew with each name'),
  person_reading: changes('how names are read; written anew with each name'),
  person_unkeyed: changes('until its keys are written'),
  setback_event: changes('noted, then decided'),
  message: changes('read, once; said in the mail of a morning'),
  policy_draft: changes('the next version as HR drafts it, saved anew or thrown away; what is released of it is kept'),
  sample_past: changes('what of the sample’s past the engine has still to go on with'),
  document_number: changes('counts the numbers of a series'),
  import: changes('tried, then carried out'),
  import_row: changes('belongs to its import'),
  mail_service: changes('whether mail is set up'),
  attachment: changes('a file that belongs nowhere is removed; its content never changes'),
  account_role: changes('roles come and go'),
  frozen_case: changes('until it is mended'),
  difference: changes('as the last look found them'),

  task_draft: hidden('changes', 'what somebody has typed and not handed in; sealed, and gone with its task'),
  account: hidden('changes', 'passwords'),
  calendar_feed: hidden('changes', 'digests of addresses, until their owner ends them'),
  password_reset: hidden('changes', 'ways to a new password, for hours'),
  second_factor: hidden('changes', 'what the second step of a log-in counts with, until its owner takes it off'),
  recovery_code: hidden('changes', 'digests of codes, each used once'),
  sign_in_failure: hidden('changes', SESSIONS),
  read_line: hidden(
    'changes',
    'who has read pay, scores and complaints; a trigger refuses a change, it goes with time',
  ),
  account_identity: hidden('keeps', 'whose log-in at a provider is whose account; linked once, its last use noted'),
  endpoint_secret: hidden('keeps', 'sealed secrets of endpoints; they run out, none is removed'),
  service_token: hidden('keeps', 'digests of the tokens of scripts; revoked, never removed'),
  api_token: hidden('changes', SESSIONS),
  web_session: hidden('changes', SESSIONS),
  idempotency_key: hidden('changes', 'answers to repeated calls, for some days'),
  refused_act: hidden('changes', 'what was refused, for a while'),
  attachment_piece: hidden('changes', 'the content of files'),
  act: hidden('changes', 'the journal, until acts were answered long ago'),
  unsealed: hidden('changes', 'until its row is sealed'),
  seal_key: hidden('changes', 'which keys the engine’s store was sealed with'),
  intrusion: hidden('changes', 'what came past the service, for some months'),
  evaluation_draft: hidden('changes', 'until its step takes it over'),
  step_turn: hidden('changes', 'for repetitions, some weeks'),
  step_reading: hidden('changes', 'for repetitions, some weeks'),
  review_rater: hidden('changes', 'who was asked, anonymously (I-56)'),
  review_answer: hidden('changes', 'no order and no time may tell whose it is (I-56)'),
  review_comment: hidden('changes', 'no order and no time may tell whose it is (I-56)'),

  leave_period: view('a view'),
  position_period: view('a view'),
  level_period: view('a view'),
  promotion_made: view('a view'),
  promotion_case: view('a view'),
  setback_waiting: view('a view'),
  setback_older: view('a view'),
};
