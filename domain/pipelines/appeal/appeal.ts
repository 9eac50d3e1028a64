import { ALREADY_OPEN } from '../../step/already-open.js';
import { meeting } from '../../cases/case-meetings.js';
import type { CaseKind } from '../../cases/case-kind.js';
import { todayIn, type CivilDate } from '../../vocabulary/civil-date.js';
import { isTold } from '../../sight/sight.js';
import { decisionOf } from '../decisions.js';
import { type Refusal, refuse } from '../../vocabulary/refusal.js';
import { addWorkdays, type WorkdayCalendar } from '../../vocabulary/workdays.js';
import { APPEAL } from '../../refusals/pipelines/appeal.js';

/** Which decisions may be appealed against, and until when (I-74). Pure. */

export interface TakenDecision {
  readonly kind: string;
  readonly clause: string;
  readonly outcome: string;
  readonly round: number;
  readonly decidedBy: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The case that an appeal is about, as it stands when the appeal is made. */
export interface AppealFacts {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly personId: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly policyVersion: string;
  readonly choices: Readonly<Record<string, string | number>>;
  readonly closed: boolean;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  /** When the person could read the result; null before. */
  readonly releasedAt: number | null;
  /** Since when it is decided on again without his being told yet (I-69); null where it is not. */
  readonly withheldFrom: number | null;
  readonly decisions: readonly TakenDecision[];
  /** Made about this case before. */
  readonly appeals: readonly {
    readonly id: string;
    readonly decision: string;
    readonly decidedAt: number;
    readonly open: boolean;
  }[];
}

/** A decision that the person was told. */
export interface Appealable extends Omit<TakenDecision, 'kind'> {
  /** Its kind names it: `gm`, `first-review`, `evaluation` … */
  readonly decision: string;
  /** The day of the notice: when he could first read it. */
  readonly noticedOn: CivilDate;
  /** The last day on which an appeal counts. */
  readonly until: CivilDate;
}

/** When the person was told of a decision, by the catalogues; epoch milliseconds, null where not yet. */
function toldAt({ kind, outcome, round, at }: TakenDecision, facts: AppealFacts): number | null {
  const when = decisionOf(kind, outcome)?.told.person;
  if (isTold(when, { released: false, round })) return at;
  const { releasedAt, withheldFrom } = facts;
  const withheld = withheldFrom !== null && at >= withheldFrom;
  return releasedAt !== null && !withheld && isTold(when, { released: true, round }) ? Math.max(at, releasedAt) : null;
}

const takesNoAppeal = (kind: CaseKind): boolean => meeting(kind, 'appeal').rule === 'refused';

const day = (at: number): CivilDate => todayIn('Asia/Shanghai', at);

/** The decisions that the person has been told, the latest of each kind, in order. */
export function appealableDecisions(
  facts: AppealFacts,
  calendar: WorkdayCalendar,
  workdays: number,
): readonly Appealable[] {
  if (takesNoAppeal(facts.kind)) return [];
  const latest = new Map<string, Appealable>();
  for (const taken of [...found(facts), ...facts.decisions]) {
    if (decisionOf(taken.kind, taken.outcome)?.appealable !== true || taken.decidedBy === facts.personId) continue;
    const told = toldAt(taken, facts);
    if (told === null) continue;
    const { kind: decision, ...rest } = taken;
    const noticedOn = day(told);
    latest.delete(decision);
    latest.set(decision, { ...rest, decision, noticedOn, until: addWorkdays(calendar, noticedOn, workdays) });
  }
  return [...latest.values()];
}

/** 8.2, 8.4: whom the rules found not eligible had no decision of a person, and may appeal all the same. */
function found({ kind, outcome, openedAt, decisions }: AppealFacts): readonly TakenDecision[] {
  if (kind !== 'level-promotion' || outcome !== 'ineligible') return [];
  if (decisions.some((one) => one.kind === 'evaluation')) return [];
  return [{ kind: 'evaluation', clause: '8.4', outcome, round: 1, decidedBy: null, at: openedAt }];
}

/** The decision that is appealed against (the latest, where none is named), or why not. */
export function admitAppeal(
  facts: AppealFacts,
  asked: { readonly personId: string; readonly decision: string | null; readonly today: CivilDate },
  { calendar, workdays }: { readonly calendar: WorkdayCalendar; readonly workdays: number },
): { readonly decision: Appealable } | { readonly refusal: Refusal } {
  if (facts.personId !== asked.personId) return { refusal: notYours };
  if (takesNoAppeal(facts.kind)) return { refusal: notAppealable };
  const told = appealableDecisions(facts, calendar, workdays);
  const decision = told.filter((one) => asked.decision === null || one.decision === asked.decision).at(-1);
  if (decision === undefined) return { refusal: nothingYet(told) };
  const earlier = facts.appeals.find(
    (one) => one.open || (one.decision === decision.decision && one.decidedAt === decision.at),
  );
  if (earlier !== undefined) return { refusal: ALREADY_OPEN.appeal({ personId: asked.personId, caseId: earlier.id }) };
  return asked.today > decision.until ? { refusal: tooLate(decision, workdays) } : { decision };
}

const notYours = refuse(APPEAL.NOT_YOURS);

const notAppealable = refuse(APPEAL.NOT_APPEALABLE);

const nothingYet = (told: readonly Appealable[]): Refusal => {
  const kinds = told.map(({ decision }) => decision).join(', ') || '—';
  return refuse(APPEAL.NOTHING_TOLD, { kinds });
};

const tooLate = ({ noticedOn, until }: Appealable, workdays: number): Refusal =>
  refuse(APPEAL.TOO_LATE, { noticedOn, workdays, until });
