/** docs/decisions/0065: which test proves what of each operation on a task beside its form. */

/** What may go wrong with an operation. */
export const RACE_CASES = {
  may: 'who may, and what it leaves',
  withheld: 'when not',
  twice: 'twice',
  atOnce: 'at the same moment',
  gone: 'after the task has gone',
  subject: 'by the person it is about',
  leaver: 'by a leaver, or about one',
  ended: 'by a proxy that ended a second ago',
  killed: 'across a kill -9',
} as const;
/** One of these. */
export type RaceCase = keyof typeof RACE_CASES;

/** A file of `test/`, and the name of a test in it. */
export type Proof = readonly [file: string, name: string];

const READERS = 'api/tasks/wrong-readers.test.ts';
const AT_ONCE = 'api/tasks/at-once.test.ts';
const LEAVERS = 'api/tasks/leavers.test.ts';
const TALK = 'api/tasks/talk.test.ts';
const URGES = 'api/tasks/urges.test.ts';
const PROXIES = 'api/people/proxies.test.ts';
const KILLED = 'workflows/engine/killed-beside.test.ts';
const BOARD = 'workflows/engine/board.test.ts';
const LEAVING = 'workflows/engine/leaving.test.ts';
const SIGNING = 'workflows/engine/signing.test.ts';
const SPOKEN = 'workflows/engine/talking.test.ts';
const UNDONE = 'workflows/engine/taking-back.test.ts';
const MOVES = 'workflows/engine/moves.test.ts';
const DESK = 'workflows/engine/desk.test.ts';
const VOIDED = 'workflows/engine/voiding.test.ts';

/** The story that walks every operation over HTTP. */
const walked = (operation: string): Readonly<Record<'subject' | 'leaver' | 'ended' | 'gone', Proof>> => ({
  subject: [READERS, `${operation} by the person whom it is about`],
  leaver: [READERS, `${operation} by a leaver, whose account is closed or still open`],
  ended: [READERS, `${operation} by a proxy whose dates ended a second ago`],
  gone: [READERS, 'once the task has gone, whoever might have done it reads that, and nothing is written'],
});
/** What only the database knows: a repetition after the process was killed. */
const kept = (operation: string): Proof => [
  READERS,
  `${operation} is done once, also where the process was killed before it kept the answer`,
];

/** Two of the same request at once. */
const together = (operation: string): Proof => [READERS, `${operation} at the same moment under one key is one`];

const TALKED_KILLED: Proof = [
  KILLED,
  'in the midst of an answer, of a signer who is added and of a claim: each counts once',
];
const URGED_KILLED: Proof = [
  KILLED,
  'in the midst of an urge, and of a signer who is removed: each counts once, and what was handed in came back',
];
const PASSED_ON: Proof = [MOVES, 'delegated and handed back, then transferred'];
const MOVE_KILLED: Proof = [MOVES, 'the worker is killed between the records and the engine: it has gone once'];
const MOVED_AT_ONCE: Proof = [MOVES, 'two at the same moment: one counts, the other reads why not'];
const SIGNED_BEFORE: Proof = [UNDONE, 'somebody signs before the act, which is refused until then'];
const SIGN_KILLED: Proof = [
  UNDONE,
  'signed at the same moment as the signer is removed: one counts; killed with the last signature, it takes effect once',
];
const REMARKED: Proof = [
  TALK,
  'a comment is read by HR, the general manager and whoever may do a task; by nobody else who reads the case',
];
const COPIED: Proof = [
  TALK,
  'whoever is mentioned or copied is told without the words, reads it, answers, and marks it as read',
];

/** Operation by operation, in the order of the issue: what is proven where. */
export const RACE_MATRIX: Readonly<Record<string, Readonly<Record<RaceCase, Proof>>>> = {
  'claim 认领': {
    ...walked('claim'),
    may: [DESK, 'a claim keeps others from claiming and completing until it is released'],
    withheld: [AT_ONCE, 'it goes to somebody else while the last one signs: the first counts, and nothing hangs'],
    twice: kept('claim'),
    atOnce: [AT_ONCE, 'of two claims one counts'],
    killed: TALKED_KILLED,
  },
  'release 放回': {
    ...walked('release'),
    may: [DESK, 'a claim keeps others from claiming and completing until it is released'],
    withheld: [DESK, 'what the validator refuses leaves nothing in the history and no row'],
    twice: [DESK, 'what the validator refuses leaves nothing in the history and no row'],
    atOnce: together('release'),
    killed: kept('release'),
  },
  'transfer 转办': {
    ...walked('transfer'),
    may: PASSED_ON,
    withheld: [MOVES, 'not to whom it is about, nor to whom has left or has no account'],
    twice: [BOARD, 'transferred, it is the other’s; his claim ends'],
    atOnce: [AT_ONCE, 'it goes to somebody else while the last one signs: the first counts, and nothing hangs'],
    killed: MOVE_KILLED,
  },
  'delegate 委派': {
    ...walked('delegate'),
    leaver: [LEAVING, 'whoever it was delegated to: it ends, and his successor gets nothing of it'],
    may: PASSED_ON,
    withheld: [MOVES, 'not to whom it is about, nor to whom has left or has no account'],
    twice: [BOARD, 'to whom has it'],
    atOnce: MOVED_AT_ONCE,
    killed: MOVE_KILLED,
  },
  'hand back 交回': {
    ...walked('hand-back'),
    leaver: [LEAVING, 'whoever delegated it: his successor has it, and takes it back'],
    may: PASSED_ON,
    withheld: [BOARD, 'nothing delegated'],
    twice: [BOARD, 'delegated, both have it, until it is handed back or taken back; also in the next run'],
    atOnce: MOVED_AT_ONCE,
    killed: MOVE_KILLED,
  },
  'hand over 移交': {
    ...walked('hand-over'),
    may: [MOVES, 'HR hands it over: both are told, the former acts no more, the relation moves it no more'],
    withheld: ['api/tasks/hand-overs.test.ts', 'I-35: not to whom it is about; nobody else hands over'],
    twice: [MOVES, 'HR hands it over: both are told, the former acts no more, the relation moves it no more'],
    atOnce: MOVED_AT_ONCE,
    killed: MOVE_KILLED,
  },
  'ask 沟通': {
    ...walked('ask'),
    leaver: [LEAVERS, 'nobody answers: the question is over, whoever asked is told and asks somebody else'],
    may: [
      TALK,
      'somebody who may read the case: he is told of case and question, not of the task, and answers in his inbox',
    ],
    withheld: [SPOKEN, 'nobody asks himself, whom the pipeline leaves out, or at a sheet; ten wait at most'],
    twice: [SPOKEN, 'nobody asks himself, whom the pipeline leaves out, or at a sheet; ten wait at most'],
    atOnce: [TALK, 'only whoever may do the task asks; he takes a question back, and then nobody answers'],
    killed: kept('ask'),
  },
  'answer 答复': {
    ...walked('answer'),
    may: [SPOKEN, 'the asked alone answers, once and by his own hand, also in the next run'],
    withheld: [SPOKEN, 'whoever asked takes it back, and whoever asked in his place; then nobody answers'],
    twice: [SPOKEN, 'the asked alone answers, once and by his own hand, also in the next run'],
    atOnce: [TALK, 'only whoever may do the task asks; he takes a question back, and then nobody answers'],
    killed: TALKED_KILLED,
  },
  'add a signer 加签': {
    ...walked('add-signer'),
    may: SIGNED_BEFORE,
    withheld: [
      UNDONE,
      'who may not: others than its holder, the person himself, an interested one, a kind that nobody signs',
    ],
    twice: SIGNED_BEFORE,
    atOnce: [AT_ONCE, 'the same one is asked twice at the same moment: once'],
    killed: TALKED_KILLED,
  },
  'remove a signer 减签': {
    ...walked('remove-signer'),
    may: [SIGNING, 'removed by whoever added him or HR, but for HR in their own matter; what was handed in goes back'],
    withheld: [
      SIGNING,
      'removed by whoever added him or HR, but for HR in their own matter; what was handed in goes back',
    ],
    twice: [
      UNDONE,
      'one refusal gives it back with the reason, and nobody else is asked any more; removing a signer, too',
    ],
    atOnce: SIGN_KILLED,
    killed: URGED_KILLED,
  },
  'sign 签署': {
    ...walked('sign'),
    leaver: [LEAVERS, 'what was handed in goes back, whoever asked is told, and it is handed in anew'],
    may: [
      UNDONE,
      'beside and after: what was handed in takes effect with the last signature, in the name of whoever handed it in',
    ],
    withheld: SIGNED_BEFORE,
    twice: [AT_ONCE, 'the same one twice: once'],
    atOnce: [AT_ONCE, 'one refuses while the other signs: it is back with whoever has it, and nothing took effect'],
    killed: SIGN_KILLED,
  },
  'return 退回': {
    ...walked('return'),
    may: [UNDONE, 'one of a batch goes back to the review in round 2, the other stays; later steps run again'],
    withheld: [
      UNDONE,
      'not from where it is not offered, nor to another step, nor by others, nor one’s own case, nor once it has gone',
    ],
    twice: [UNDONE, 'one of a batch goes back to the review in round 2, the other stays; later steps run again'],
    atOnce: [UNDONE, 'returned at the same moment as it is decided: one counts'],
    killed: [UNDONE, 'the worker is killed between the records and the engine: returned once, and it goes on'],
  },
  'take back 撤回': {
    ...walked('take-back'),
    may: [UNDONE, 'it opens again in a new round, the next is withdrawn and its holder told; then it goes on'],
    withheld: [UNDONE, 'not by somebody else, nor of a kind that does not offer it, nor of a task that is open'],
    twice: [UNDONE, 'it opens again in a new round, the next is withdrawn and its holder told; then it goes on'],
    atOnce: [UNDONE, 'at the same moment as the next act: one counts, the other reads why not'],
    killed: [UNDONE, 'the worker is killed between the records and the engine: taken back once, and it goes on'],
  },
  'void 作废': {
    ...walked('void'),
    may: [VOIDED, 'it ends with its reason, its person is told, the others go on; a second time it is over'],
    withheld: [VOIDED, 'whom the general manager has approved: nothing takes effect; after the release it is refused'],
    twice: [VOIDED, 'it ends with its reason, its person is told, the others go on; a second time it is over'],
    atOnce: [VOIDED, 'at the same moment as the release: one counts, the other reads why not'],
    killed: [VOIDED, 'the worker is killed between the records and the engine: voided once, and answered'],
  },
  'urge 催办': {
    ...walked('urge'),
    may: [TALK, 'whoever holds it hears at once, the due day stays, the ledger and the follow-up say so'],
    withheld: [SPOKEN, 'nobody in his own matter, nor whoever has it himself, nor where there is nothing to urge'],
    twice: [SPOKEN, 'once a workday for a task and person; another one may, and so may he on the next workday'],
    atOnce: [TALK, 'once a workday; by nobody whose task it is; of two at the same moment one counts'],
    ended: [URGES, 'in one’s own name, also where one stands in for whoever holds it'],
    killed: URGED_KILLED,
  },
  'copy 抄送': {
    ...walked('copy'),
    leaver: [LEAVERS, 'nothing waits for the copy; a delegation ends, and an office’s task stays the office’s (4.1)'],
    gone: [TALK, 'whose task has gone reads and writes no more; a proxy reads for his days and not a day longer'],
    may: COPIED,
    withheld: [TALK, '8.5.6, I-35: not to the person before his result, nor to who may not read the case'],
    twice: kept('copy'),
    atOnce: together('copy'),
    killed: kept('copy'),
  },
  'comment, @ 评论': {
    ...walked('comment'),
    gone: [TALK, 'whose task has gone reads and writes no more; a proxy reads for his days and not a day longer'],
    may: REMARKED,
    withheld: REMARKED,
    twice: kept('comment'),
    atOnce: together('comment'),
    killed: kept('comment'),
  },
  'read 已阅': {
    ...walked('read'),
    gone: COPIED,
    may: COPIED,
    withheld: COPIED,
    twice: COPIED,
    atOnce: together('read'),
    killed: kept('read'),
  },
  'name a proxy 代理': {
    ...walked('name-proxy'),
    leaver: [
      LEAVERS,
      'whom he stood in for is told, HR is shown that nobody stands in, and another one is named for the same days',
    ],
    gone: [PROXIES, 'who has left stands in for nobody, and nobody for him'],
    may: [PROXIES, 'acts in both names, which stand in the signed journal'],
    withheld: [PROXIES, 'nobody names a deputy for an office but who holds it, on leave or suspended (4.1, I-39)'],
    twice: [PROXIES, 'two namings at the same moment: one counts'],
    atOnce: [PROXIES, 'two namings at the same moment: one counts'],
    killed: kept('name-proxy'),
  },
  'end a proxy': {
    ...walked('end-proxy'),
    gone: [PROXIES, 'ended by either; then nothing is his, and it is not ended twice'],
    may: [PROXIES, 'ended by either; then nothing is his, and it is not ended twice'],
    withheld: [PROXIES, 'ended by either; then nothing is his, and it is not ended twice'],
    twice: [PROXIES, 'ended by either; then nothing is his, and it is not ended twice'],
    atOnce: together('end-proxy'),
    killed: kept('end-proxy'),
  },
  'act by a proxy': {
    may: [PROXIES, 'acts in both names, which stand in the signed journal'],
    withheld: [
      PROXIES,
      'I-35: not whom it is about, not his relative, not his rival; nor whom the cycle of a whole batch is about',
    ],
    twice: [
      'workflows/engine/proxy.test.ts',
      'it counts as the general manager’s, by his deputy’s hand, wherever it is told',
    ],
    atOnce: [
      'workflows/engine/proxy.test.ts',
      'both at the same moment: one counts, and the other reads that it is done',
    ],
    gone: [
      'workflows/engine/proxy.test.ts',
      'it counts as the general manager’s, by his deputy’s hand, wherever it is told',
    ],
    subject: [
      PROXIES,
      'I-35: not whom it is about, not his relative, not his rival; nor whom the cycle of a whole batch is about',
    ],
    leaver: [PROXIES, 'who has left stands in for nobody, and nobody for him'],
    ended: [PROXIES, 'a second after the last day: refused at the act'],
    killed: [
      'workflows/engine/proxy.test.ts',
      'the worker is killed between the records and the engine: it counts once, by the same hand',
    ],
  },
};
