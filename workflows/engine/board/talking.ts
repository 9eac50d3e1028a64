import { TALK } from '../../../domain/refusals/talk.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import { whyWithheld } from '../../../domain/talk/withheld.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import type { TaskToOpen, TaskTouch } from '../../../domain/step/tasks.js';
import type { Talk } from '../../../domain/talk/talk.js';
import type { CivilDate } from '../../../domain/vocabulary/civil-date.js';
import { refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import { isHr, type Actor } from '../../../domain/vocabulary/roles.js';
import { deputyOf } from '../../../domain/standing-in/in-place.js';
import { claimOf } from './who-acts.js';

/** On which workday each has urged a task last, by employee number. */
type Urged = Readonly<Record<string, CivilDate>>;

/** A question that has no answer yet. */
interface OpenQuestion {
  readonly seq: number;
  /** Who asked, and by whose hand. */
  readonly by: readonly string[];
  readonly to: string;
}

/** What was said of a task that still matters. */
export interface Said {
  readonly urged?: Urged;
  readonly questions?: readonly OpenQuestion[];
  /** How many questions were asked so far. */
  readonly asked?: number;
}

/** A task that stands open, as far as it decides what is said of it. */
interface Talked {
  readonly ask: { readonly kind: TaskKind; readonly due: TaskToOpen['due'] };
  readonly claimedBy?: string;
  readonly said?: Said;
}

/** Who speaks of a task, and what the board knows of him. */
export interface Speaker {
  readonly taskId: string;
  readonly actor: Actor;
  readonly mayAct: boolean;
  /** Why he could not do it now; undefined where he may. */
  readonly againstActing: Refusal | undefined;
  readonly excluded: readonly string[];
}

/** Questions that stand open at a task at most. */
const MOST_OPEN = 10;

/** Why something is not said of a task. */
export function againstTalk(task: Talked, speaker: Speaker, talk: Talk): Refusal | undefined {
  switch (talk.say) {
    case 'urge':
      return againstUrge(task, speaker, talk.workday);
    case 'ask':
      return againstAsking(task, speaker, talk.to);
    case 'answer': {
      const isAsked = openQuestion(task, talk.seq)?.to === speaker.actor.personId && speaker.actor.by === undefined;
      return isAsked ? undefined : refuse(TALK.NOT_OPEN);
    }
    case 'take-back': {
      const hasAsked = openQuestion(task, talk.seq)?.by.includes(speaker.actor.personId) === true;
      return hasAsked ? undefined : refuse(TALK.NOT_OPEN);
    }
  }
}

const openQuestion = ({ said }: Talked, seq: number): OpenQuestion | undefined =>
  said?.questions?.find((one) => one.seq === seq);

/** He is the one to act: he has claimed it, or nobody has and he may. */
function isHis(task: Talked, { actor, mayAct }: Speaker): boolean {
  const claimedBy = claimOf(task, actor);
  return claimedBy === undefined ? mayAct : claimedBy === actor.personId;
}

/** Urging is HR’s, in one’s own name, once a workday for a task and person, where somebody else is to act. */
function againstUrge(task: Talked, speaker: Speaker, workday: CivilDate): Refusal | undefined {
  const { actor, excluded } = speaker;
  if (excluded.includes(actor.personId)) return refuse(TASK.OWN_CASE);
  if (!isHr(actor) || actor.by !== undefined) return refuse(TASK.NOT_YOURS);
  const why = whyWithheld(task.ask.kind, 'urge');
  if (why !== undefined) return refuse(TALK.WITHHELD, { why });
  if (task.ask.due === null) return refuse(TALK.ANY_TIME);
  if (isHis(task, speaker)) return refuse(TALK.OWN_TASK);
  return workday <= (task.said?.urged?.[actor.personId] ?? '') ? refuse(TALK.URGED_TODAY) : undefined;
}

/** Asking is for whoever may do it now; nobody is asked whom the pipeline leaves out (I-35). */
function againstAsking(task: Talked, { actor, againstActing, excluded }: Speaker, to: string): Refusal | undefined {
  if (againstActing !== undefined) return againstActing;
  const why = whyWithheld(task.ask.kind, 'question');
  if (why !== undefined) return refuse(TALK.WITHHELD, { why });
  if ([actor.personId, actor.by].includes(to)) return refuse(TALK.SELF);
  if (excluded.includes(to)) return refuse(TALK.INTERESTED);
  return (task.said?.questions ?? []).length >= MOST_OPEN ? refuse(TALK.TOO_MANY, { most: MOST_OPEN }) : undefined;
}

/** What is written of what somebody says. */
export function talked(
  { said = {} }: Talked,
  { taskId, actor }: Pick<Speaker, 'taskId' | 'actor'>,
  talk: Talk,
): TaskTouch {
  const actorId = actor.personId;
  switch (talk.say) {
    case 'urge':
      return { taskId, what: 'urged', actorId, workday: talk.workday };
    case 'ask': {
      const { caseId, to, question } = talk;
      const seq = (said.asked ?? 0) + 1;
      return { taskId, what: 'asked', seq, caseId, actorId, ...deputyOf(actor), to, question };
    }
    case 'answer':
      return { taskId, what: 'answered', seq: talk.seq, actorId, answer: talk.answer };
    case 'take-back':
      return { taskId, what: 'taken-back', seq: talk.seq, actorId };
  }
}

/** What still matters of what was said, once this is; undefined for what is not said but done. */
export function saidAfter({ said = {} }: Talked, touch: TaskTouch): Said | undefined {
  const { urged = {}, questions = [], asked = 0 } = said;
  switch (touch.what) {
    case 'urged':
      return { ...said, urged: { ...urged, [touch.actorId]: touch.workday } };
    case 'asked': {
      const { seq, actorId, deputyId, to } = touch;
      const by = [actorId, ...(deputyId === undefined ? [] : [deputyId])];
      return { ...said, questions: [...questions, { seq, by, to }], asked: asked + 1 };
    }
    case 'answered':
    case 'taken-back':
    case 'unanswered':
      return { ...said, questions: questions.filter(({ seq }) => seq !== touch.seq) };
    default:
      return undefined;
  }
}
