import { PARTLY_UNFILED, UNFILED } from '../attachments/unfiled.js';
import type { TaskKind } from '../pipelines/acts.js';
import { TASK_KINDS } from '../pipelines/task-kinds.js';
import { whyUnsigned } from '../signing/signing.js';
import { OWN_HAND } from '../standing-in/own-hand.js';
import { KEPT } from '../undo/taking-back.js';
import { UNRETURNED } from '../undo/returning.js';
import { text, type Text } from '../vocabulary/text.js';
import { APART } from './apart.js';

/** What may be done about a task beside doing it, for every kind alike but for those of the table. */
export const OPERATIONS = [
  'proxy',
  'move',
  'urge',
  'question',
  'remark',
  'take-back',
  'return',
  'sign',
  'several',
  'files',
] as const;
/** One of these. */
export type Operation = (typeof OPERATIONS)[number];

/** What each is called. */
export const OPERATION_NAMES: Readonly<Record<Operation, Text>> = {
  proxy: text('代理', 'proxy'),
  move: text('转办、委派、移交', 'transfer, delegation, hand-over'),
  urge: text('催办', 'urging'),
  question: text('沟通', 'asking'),
  remark: text('抄送、评论', 'copies and comments'),
  'take-back': text('撤回', 'taking back'),
  return: text('退回', 'returning to an earlier step'),
  sign: text('加签、减签', 'signers'),
  several: text('一次办理多项', 'several in one call'),
  files: text('附文件', 'files beside the reason'),
};

const ANY_TIME = text(
  '随时可办，没有期限，没有请谁办理。',
  'it may be done at any time: nobody was asked to, so nobody is urged.',
);
const FREE_CONSENT = text(
  '是否同意须由本人自愿决定（I-41），除到期提醒外不另催办。',
  'whether to agree is his own free choice (I-41): beyond the reminders of its day nobody urges him.',
);
const RIGHT_TO_SPEAK = text(
  '陈述是本人的权利而不是义务（I-77），除到期提醒外不另催办。',
  'to state one’s side is a right, not a duty (I-77): beyond the reminders of its day nobody urges him.',
);

const JUDGES_ALONE = text(
  '评分由各评分人独立作出，齐全前互不可见（I-37）；360°考核匿名（I-56）。',
  'each scorer judges by himself, unseen by the others (I-37); the 360° review is anonymous (I-56).',
);
const NO_CASE = text('这项任务不涉及任何人的案件。', 'this task is about nobody’s case.');

/** Nothing is said about a case at these. */
const UNTALKED: Readonly<Partial<Record<TaskKind, Text>>> = {
  'cycle.launch': NO_CASE,
  'cycle.close-ratings': NO_CASE,
  'vacancy.competency-sheet': JUDGES_ALONE,
  'vacancy.peripheral-sheet': JUDGES_ALONE,
  'review.sheet': JUDGES_ALONE,
  'defense.sheets': JUDGES_ALONE,
  'defense.summary': JUDGES_ALONE,
};

/** Their names, for questions to the database: whoever does these reads nothing of what others say. */
export const UNTALKED_KINDS: readonly string[] = Object.keys(UNTALKED);

const UNSIGNED: Readonly<Partial<Record<TaskKind, Text | undefined>>> = Object.fromEntries(
  Object.keys(TASK_KINDS).map((kind) => [kind, whyUnsigned(kind as TaskKind)]),
);

/** The kinds of tasks that do not offer an operation, each with its reason; every other kind offers it (docs/decisions/0056). */
const WITHHELD: Readonly<Record<Operation, Readonly<Partial<Record<TaskKind, Text | undefined>>>>> = {
  proxy: OWN_HAND,
  move: OWN_HAND,
  urge: {
    'vacancy.manage': ANY_TIME,
    'vacancy.raters': ANY_TIME,
    'consent.withdrawal': ANY_TIME,
    'consent.answer': FREE_CONSENT,
    'setback.statement': RIGHT_TO_SPEAK,
  },
  question: UNTALKED,
  remark: UNTALKED,
  'take-back': KEPT,
  return: UNRETURNED,
  sign: UNSIGNED,
  several: APART,
  files: UNFILED,
};

/** Why tasks of a kind do not offer an operation; undefined where they do. */
export const whyWithheld = (kind: TaskKind, operation: Operation): Text | undefined => WITHHELD[operation][kind];

/** An operation that tasks of a kind do not offer, by its name, and why. */
interface Withheld {
  readonly operation: Operation;
  readonly name: Text;
  readonly why: Text;
}

/** What tasks of a kind do not offer, each with its reason, in the order of the operations. */
export const withheldOf = (kind: TaskKind): readonly Withheld[] => {
  const partly = PARTLY_UNFILED[kind];
  return [
    ...OPERATIONS.flatMap((operation) => {
      const why = whyWithheld(kind, operation);
      return why === undefined ? [] : [{ operation, name: OPERATION_NAMES[operation], why }];
    }),
    ...(partly === undefined ? [] : [{ operation: 'files' as const, name: partly.name, why: partly.why }]),
  ];
};
