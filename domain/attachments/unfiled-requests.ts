import { text, type Text } from '../vocabulary/text.js';

/**
 * Which requests beside the tasks say something at length and take no files, each with its reason (docs/decisions/0063).
 * A test walks every address: what asks for words takes files, or stands here.
 */

/** An address that changes something, as the API has it: `POST /v1/people/{personId}/proxies`. */
export type RequestName = `${'POST' | 'PUT' | 'PATCH' | 'DELETE'} /v1/${string}`;

const TALK = text(
  '这里说的话只给一人或几人看，不是对案件的决定；材料请由办理人随其办理提交。',
  'what is said here is for one or a few people and decides nothing on the case: whoever does the task hands its files in.',
);
const WHO_ACTS = text(
  '由谁办理不是对本人的决定；案件的材料留在案件中，接手的人按其任务查阅。',
  'who does a task is no decision on the person; the files stay with the case, and whoever takes over reads them as his task shows them.',
);
const FOR_EVERYBODY = text(
  '这项操作适用于所有人，不属于任何人的案件，文件无处归档；依据请写入理由。',
  'it holds for everybody and is nobody’s case, so there is none to keep a file in: what it rests on is said in the reason.',
);
const SECOND_PERSON = text(
  '第二人只对他人的申请表示同意与否；涉及案件的（离职、案件作废），材料由申请人在提出时附上。',
  'the second person only says yes or no to what somebody else asked for: where it is about a case (a departure, a voiding), files come with the asking.',
);
const LEAVE = text(
  '病历、产假证明等属于敏感的个人信息；此处只记假别与起止日（I-09），证明由人力资源部另行保管。',
  'medical and maternity papers are sensitive: only the kind and the days are recorded here (I-09), and HR keeps the proof elsewhere.',
);
const VIEW = text(
  '视图只记本人怎样看一张表，不是理由，也不涉及任何案件。',
  'a view keeps how one looks at a table: it is no reason, and about no case.',
);

/** Why a request takes no files; absent where it does, or where nothing is said at length. */
export const UNFILED_REQUESTS: Readonly<Partial<Record<RequestName, Text>>> = {
  'POST /v1/tasks/{taskId}/questions': TALK,
  'POST /v1/questions/{no}/answer': TALK,
  'POST /v1/cases/{caseId}/remarks': TALK,
  'PUT /v1/remarks/{no}': TALK,
  'POST /v1/tasks/{taskId}/signers': TALK,
  'POST /v1/tasks/{taskId}/signers/{no}/removal': TALK,
  'POST /v1/tasks/{taskId}/transfer': WHO_ACTS,
  'POST /v1/tasks/{taskId}/delegation': WHO_ACTS,
  'POST /v1/tasks/{taskId}/hand-back': WHO_ACTS,
  'POST /v1/tasks/hand-overs': WHO_ACTS,
  'POST /v1/people/{personId}/proxies': text(
    '代理只说明由谁在哪些日子代办（I-39），不涉及任何案件，文件无处归档。',
    'a proxy says who acts for whom on which days (I-39) and is about no case, so there is none to keep a file in.',
  ),
  'PUT /v1/people/{personId}/ratings/{month}': text(
    '更正的理由与原值留在该月的成绩中；C、D 的证明材料随其案件的原因说明提交（§11），对本人决定的异议随申诉提交（I-74）。',
    'the reason and the former value stay with the rating; what proves a C or D goes with the cause in its case (§11), what is said against a decision with the appeal (I-74).',
  ),
  'PUT /v1/people/{personId}/leaves/{from}': LEAVE,
  'POST /v1/people/{personId}/leaves/{from}/withdrawal': LEAVE,
  'PUT /v1/people/{personId}/confirmation-date': text(
    '此时还没有案件；证明材料随转正评定中的建议提交（7.3.2）。',
    'there is no case yet: what proves anything goes with the proposal, once the confirmation is open (7.3.2).',
  ),
  'POST /v1/older-setbacks/decisions': text(
    '一次决定多个成绩，不发起的没有案件；发起的，证明材料随该案件的原因说明提交（§11、I-82）。',
    'many ratings are decided in one call, and what is left has no case: of what starts, files go with the cause in its case (§11, I-82).',
  ),
  'POST /v1/vacancies': text(
    '空缺不是任何人的案件；有关人选的材料随申报提交（9.5.1）。',
    'a vacancy is nobody’s case: what is about a nominee goes with the nomination (9.5.1).',
  ),
  'POST /v1/people/{personId}/erasure': text(
    '删除之后不再留存与本人有关的材料；本人的书面请求由人力资源部另行保管（13.1）。',
    'nothing about the person is to be left by it: HR keeps a written request elsewhere (13.1).',
  ),
  'POST /v1/accounts/{accountId}/suspension': text(
    '账号不是案件，文件无处归档；线索由信息技术部门另行保管。',
    'an account is no case, so there is none to keep a file in: IT keeps what it has found elsewhere.',
  ),
  'POST /v1/service-accounts': text(
    '服务账号不是任何人的案件，文件无处归档；写明用途即可。',
    'an account of a script is nobody’s case, so there is none to keep a file in: its purpose is said.',
  ),
  'POST /v1/me/views': VIEW,
  'PUT /v1/me/views/{viewId}': VIEW,
  'POST /v1/policy/register/{entry}/choices': FOR_EVERYBODY,
  'POST /v1/policy/draft/release': FOR_EVERYBODY,
  'POST /v1/policy/choices/{no}/decision': FOR_EVERYBODY,
  'POST /v1/go-live': FOR_EVERYBODY,
  'POST /v1/payroll-exports': FOR_EVERYBODY,
  'POST /v1/waiting-changes/{no}/decision': SECOND_PERSON,
  'POST /v1/waiting-changes/{no}/withdrawal': text(
    '撤回的是本人的申请，没有什么需要证明；申请时附上的文件仍归本人。',
    'what one asked for oneself is taken back, which takes no proof; files that came with the asking are one’s own again.',
  ),
};

/** Of a request some forms of which take files: those that take none, by their `kind`. */
export const PARTLY_UNFILED_REQUESTS: Readonly<
  Partial<Record<RequestName, { readonly choices: readonly string[]; readonly name: Text; readonly why: Text }>>
> = {
  'POST /v1/cases/{caseId}/own-words': {
    choices: ['wish'],
    name: text('自荐', 'the wish'),
    why: text(
      '自荐只表明愿望，不参加评分（I-79）；证明材料附在同一案件的工作陈述中。',
      'a wish only says what one wishes, and nobody scores it (I-79): what bears it out goes with the statement in the same case.',
    ),
  },
};

/** Why an address takes no files beside what it asks for, and for which of its forms; undefined where it does. */
export function whyUnfiled(
  method: string,
  path: string,
): { readonly why: Text; readonly part: Text | undefined } | undefined {
  const name = `${method.toUpperCase()} ${path}` as RequestName;
  const partly = PARTLY_UNFILED_REQUESTS[name];
  const why = UNFILED_REQUESTS[name] ?? partly?.why;
  return why === undefined ? undefined : { why, part: partly?.name };
}
