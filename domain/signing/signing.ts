import type { TaskKind } from '../pipelines/acts.js';
import { TASK_KINDS } from '../pipelines/task-kinds.js';
import { isOwnHand, whyOwnHand } from '../standing-in/own-hand.js';
import { text, type Text } from '../vocabulary/text.js';

/** Before the act, which is refused until then; beside it, in any order; after it, once it is handed in. */
export const SIGN_WAYS = ['before', 'beside', 'after'] as const;
/** When somebody signs. */
export type SignWay = (typeof SIGN_WAYS)[number];

/** What is done about the signers of a task (加签、减签), as the API takes it. */
export type SigningOp =
  | { readonly do: 'add'; readonly way: SignWay; readonly to: string; readonly note: string; readonly caseId: string }
  | { readonly do: 'remove'; readonly no: number; readonly reason: string };

const MANY = text(
  '该任务一次办理多人，或不是任何一人的案件；请就其中一人沟通（8.5.6）。',
  'it is about many people at once, or nobody’s case: ask somebody about one of them (8.5.6).',
);
const SCORES = text(
  '评分由各评分人独立作出（I-37），不加签。',
  'each scorer judges by himself (I-37); nobody signs with him.',
);
const NO_DECISION = text(
  '此任务记录事实、执行决定或随时可办，不作决定，不加签。',
  'it records what happened, carries out what was decided or may be done at any time: there is no decision to sign.',
);
const ITSELF = text('加签人本人签署，不再加签。', 'whoever was asked signs himself; nobody signs for a signature.');

/** Kinds about one case that decide nothing. */
const RECORDS: Readonly<Partial<Record<TaskKind, Text>>> = {
  'vacancy.raters': NO_DECISION,
  'trial.manage': NO_DECISION,
  'review.raters': NO_DECISION,
  'candidate.report': NO_DECISION,
  'candidate.release': NO_DECISION,
  'appeal.reader': NO_DECISION,
  'departure.conduct': NO_DECISION,
  'level.interview': NO_DECISION,
  'setback.superior-word': NO_DECISION,
};

/** Why nobody is asked to sign tasks of a kind; undefined where somebody may be. */
export function whyUnsigned(kind: TaskKind): Text | undefined {
  if (kind === 'task.signing') return ITSELF;
  const { about, sealed } = TASK_KINDS[kind];
  if (sealed === true || about === 'seat' || about === 'session') return SCORES;
  if (isOwnHand({ kind })) return whyOwnHand(kind);
  if (about !== 'case') return MANY;
  return RECORDS[kind];
}
