import { text } from '../../domain/vocabulary/text.js';
import type { Database } from '../database.js';
import { nothing, type Holding } from './holding.js';

type Holdings = Readonly<Partial<Record<keyof Database, readonly Holding[]>>>;

const VIEW = nothing('a view of tables that stand here');
const MACHINE = nothing('what the steps of a case need to be carried out once; its content stands in the records');

/** The tables of the house: accounts, messages, settings, and what the machine needs. */
export const HELD_IN_HOUSE = {
  account: [
    {
      held: 'rows',
      title: text('账号', 'account'),
      about: 'person_id',
      without: ['password_hash', 'credential_version'],
    },
  ],
  account_event: [
    {
      held: 'rows',
      title: text('账号台账', 'the ledger of the account'),
      about: 'person_id',
      without: ['account_id'],
    },
  ],
  password_reset: nothing('a digest of a link or code, until it is used or runs out'),
  account_role: nothing('the roles of an account; they stand with the account of the answer'),
  read_line: [
    {
      held: 'traces',
      title: text('本人查阅的敏感数据', 'what one read of pay, scores and complaints'),
      by: 'person_id',
      shows: ['at', 'resource', 'noted', 'route'],
    },
    {
      held: 'kept-from-him',
      title: text('查阅记录', 'who read about one'),
      why: text('供人力资源部经理与审计查看', 'for the HR manager and the auditor'),
      where: '$person = any(about)',
    },
  ],
  service_account: [
    {
      held: 'rows',
      title: text('本人所有的服务账号', 'accounts of scripts that one owns'),
      about: 'owner_id',
    },
  ],
  service_token: nothing('digests of the tokens of scripts'),
  second_factor: nothing('a sealed secret of his own device; that it is on stands in the ledger of the account'),
  recovery_code: nothing('digests of codes that he has'),
  account_identity: nothing('which number of a provider of log-ins is whose account'),
  api_token: nothing('a digest of a token, until it runs out'),
  web_session: nothing('the session of a browser, until it runs out'),
  sign_in_failure: nothing('a digest of a log-in, for a day'),
  idempotency_key: nothing('what was answered to a repeated request, for seven days'),
  refused_act: [
    {
      held: 'rows',
      title: text('被拒绝的操作', 'acts that were refused'),
      about: 'person_id',
      without: ['account_id', 'request_id'],
    },
  ],

  message: [
    {
      held: 'rows',
      title: text('收到的消息', 'messages'),
      about: 'person_id',
      without: ['workflow_id', 'seq', 'no', 'named'],
      only: `t.topic in ('news', 'account')`,
    },
    {
      held: 'rows',
      title: text('待办的通知', 'what one was told of tasks'),
      about: 'person_id',
      // Whom a task was about is another's to be told (I-37, I-56).
      without: ['workflow_id', 'seq', 'no', 'case_id', 'vacancy_id', 'document_id', 'task_id', 'body'],
      only: `t.topic not in ('news', 'account')`,
    },
  ],
  announcement: nothing('told to everybody'),
  announcement_addressee: [{ held: 'rows', title: text('收到的公告', 'announcements'), about: 'person_id' }],
  announcement_receipt: [{ held: 'rows', title: text('公告的签收', 'receipts'), about: 'person_id' }],
  alarm: [
    {
      held: 'kept-from-him',
      title: text('提示', 'alarms'),
      why: text('供人力资源部处理，处理结果见案件', 'for HR to act on; what came of it stands in the cases'),
      where: `about = $person or about like '%:' || $person`,
    },
  ],
  import: [
    {
      held: 'traces',
      title: text('本人上传的导入文件', 'files that one imported'),
      by: 'created_by',
      shows: ['id', 'kind', 'filename', 'status', 'created_at', 'applied_at'],
    },
  ],
  import_row: nothing('lines of a file; what they wrote stands in the records'),
  register_choice: [
    {
      held: 'traces',
      title: text('本人提出的解释选择', 'switches that one proposed'),
      by: 'proposed_by',
      shows: ['entry', 'key', 'value', 'effective_from', 'reason', 'proposed_at'],
    },
  ],
  register_choice_decision: [
    {
      held: 'traces',
      title: text('本人决定的解释选择', 'switches that one decided on'),
      by: 'decided_by',
      shows: ['choice_no', 'decision', 'reason', 'decided_at'],
    },
  ],
  policy_draft: [
    {
      held: 'traces',
      title: text('本人保存的制度草稿', 'the draft of the policy that one saved'),
      by: 'saved_by',
      shows: ['version', 'revision', 'saved_at'],
    },
  ],
  policy_release: [
    {
      held: 'traces',
      title: text('本人提请施行的制度版本', 'versions of the policy that one asked to be released'),
      by: 'asked_by',
      shows: ['version', 'valid_from', 'reason', 'released_at'],
    },
    {
      held: 'traces',
      title: text('本人批准的制度版本', 'versions of the policy that one approved'),
      by: 'approved_by',
      shows: ['version', 'valid_from', 'released_at'],
    },
  ],
  standards_import: [
    {
      held: 'traces',
      title: text('本人导入的标准', 'standards that one imported'),
      by: 'imported_by',
      shows: ['policy_version', 'filename', 'imported_at'],
    },
  ],
  go_live: [
    {
      held: 'traces',
      title: text('启用日', 'go-live days that one set'),
      by: 'set_by',
      shows: ['since', 'reason', 'set_at'],
    },
  ],
  pay_table: [
    {
      held: 'traces',
      title: text('本人登记的薪资表', 'pay tables that one recorded'),
      by: 'recorded_by',
      shows: ['level', 'effective_from', 'recorded_at'],
    },
  ],
  waiting_change: [
    {
      held: 'traces',
      title: text('本人提出、待第二人确认的变更', 'changes that one asked for'),
      by: 'asked_by',
      shows: ['no', 'kind', 'what', 'reason', 'asked_at', 'expires_at'],
    },
    {
      held: 'kept-from-him',
      title: text('涉及他、待第二人确认的变更', 'changes about him that wait for a second person'),
      why: text(
        '由第二人决定；同意后的结果见各项记录',
        'for a second person to decide; what came of it stands in the records',
      ),
      where: `$person = any(about) and asked_by <> $person`,
    },
  ],
  waiting_change_end: [
    {
      held: 'traces',
      title: text('本人作为第二人决定的变更', 'changes that one decided or took back'),
      by: 'ended_by',
      shows: ['change_no', 'outcome', 'reason', 'at'],
    },
  ],
  erasure: [{ held: 'rows', title: text('已执行的删除', 'erasures'), about: 'person_id' }],
  setup_confirmation: [
    {
      held: 'traces',
      title: text('本人确认的初始设置', 'the set-up that one confirmed'),
      by: 'confirmed_by',
      shows: ['confirmed_at'],
    },
  ],
  schema_file: nothing('the schema'),
  installation: nothing('the installation'),
  service_pause: MACHINE,
  backup_made: nothing('that a back-up was made'),
  sample_past: nothing('which workflows are of the sample department’s past'),
  document_number: nothing('numbers of papers'),
  reserved_number: MACHINE,
  projection: MACHINE,
  evaluation_draft: MACHINE,
  unsealed: MACHINE,
  seal: nothing('salts, digests and keys of rows: what stands in them is shown where they are'),
  seal_shape: nothing('names of columns'),
  act: MACHINE,
  step_turn: MACHINE,
  step_reading: MACHINE,
  frozen_case: MACHINE,
  difference: MACHINE,
  intrusion: MACHINE,
  seal_key: MACHINE,
  leave_period: VIEW,
  level_period: VIEW,
  position_period: VIEW,
  promotion_case: VIEW,
  promotion_made: VIEW,
  setback_older: VIEW,
  setback_waiting: VIEW,
} as const satisfies Holdings;
