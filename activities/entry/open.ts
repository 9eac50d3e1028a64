import type { AnswerOf } from '../../domain/evaluation/answer.js';
import type { EntryRequest } from '../../domain/evaluation/request.js';
import { numberTaken } from '../../domain/step/already-open.js';
import { addDays, todayIn } from '../../domain/vocabulary/civil-date.js';
import type { EntryActivities } from '../../domain/pipelines/entry/activities.js';
import type { EntryInput } from '../../domain/pipelines/entry/start.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { findEmployment } from '../../db/people/employment.js';
import { readHireGround } from '../../db/people/hires.js';
import { caseTerms } from '../case-terms.js';
import type { ActivityDependencies } from '../dependencies.js';
import { gradersOf } from '../graders.js';
import { freezeEvaluation } from '../projection/freeze-evaluation.js';
import { text } from '../../domain/vocabulary/text.js';
import { ENTRY, HIRE } from '../../domain/refusals/pipelines/entry.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'engine' | 'library'>;

/** How many days ahead somebody may be hired: a slip of the key in the year would hire for the next century. */
const AHEAD_DAYS = 366;

/** §6: the names exist, the number is free, the post fits the way of hiring; and in whose hands the grading lies. */
export const createOpenEntry =
  ({ db, engine, library }: Dependencies): EntryActivities['openEntry'] =>
  async (input) => {
    const today = todayIn('Asia/Shanghai', input.at);
    const against = misfit(input, today) ?? (await unknownNames(db, input, today));
    if (against !== undefined) return { refusal: against };
    const { policyVersion, choices, stepWorkdays } = await caseTerms({ db, library }, input.at);
    const request: EntryRequest = { kind: 'entry', hire: input.kind, proposed: null, specialApproval: false };
    const answer = engine.answer(request, policyVersion);
    const { level } = answer;
    if (level === null) return { refusal: rejected(answer) };
    const asking = { caseId: input.caseId, askedBy: `${input.caseId}:entry`, policyVersion, choices };
    await freezeEvaluation(db, { ...asking, why: 'entry', request, answer });
    return { policyVersion, choices, stepWorkdays, standard: level, ...(await gradersOf(db, input.hire, today)) };
  };

/** §6: what the rules say to a proposed level; what they refuse leaves nothing. */
export const createWeighEntry =
  ({ db, engine }: Dependencies): EntryActivities['weighEntry'] =>
  async ({ hire, proposed, ...asking }) => {
    const request: EntryRequest = { kind: 'entry', hire, proposed, specialApproval: false };
    const answer = engine.answer(request, asking.policyVersion);
    if (answer.outcome === 'rejected') return { refusal: rejected(answer) };
    await freezeEvaluation(db, { ...asking, why: 'entry', request, answer });
    return { needsApproval: answer.outcome === 'needs-special-approval' };
  };

/** 6.2, 4.1: the approval is given, so the proposed level stands, unless post or level have changed since. */
export const createGradeEntry =
  ({ db, engine }: Dependencies): EntryActivities['gradeEntry'] =>
  async ({ hire, proposed, person, standard, at, ...asking }) => {
    const now = await findEmployment(db, person.personId, todayIn('Asia/Shanghai', at));
    if (now?.position !== person.position || now.level !== standard) return { refusal: refuse(ENTRY.OVERTAKEN) };
    const request: EntryRequest = { kind: 'entry', hire, proposed, specialApproval: true };
    const answer = engine.answer(request, asking.policyVersion);
    await freezeEvaluation(db, { ...asking, why: 'special-approval', request, answer });
    if (answer.level === null) throw new Error(`case ${asking.caseId}: an approved entry has no level`);
    return { level: answer.level };
  };

/** §6 speaks of interns, of agents from outside, and of team leaders; inspectors are on the agents' ladder. */
function misfit({ kind, hire }: EntryInput, today: string): Refusal | undefined {
  if ((kind === 'team-leader') !== (hire.position === 'team-leader') || hire.position === 'supervisor') {
    return refuse(HIRE.POST_UNFIT);
  }
  if (hire.hiredOn > addDays(today, AHEAD_DAYS)) {
    return refuse(HIRE.DATE_TOO_FAR, { hiredOn: hire.hiredOn });
  }
  if (hire.confirmOn !== undefined && hire.confirmOn < hire.hiredOn) {
    return refuse(HIRE.CONFIRMED_BEFORE_HIRED, { confirmOn: hire.confirmOn, hiredOn: hire.hiredOn });
  }
  return undefined;
}

async function unknownNames(db: Dependencies['db'], { hire }: EntryInput, today: string): Promise<Refusal | undefined> {
  const { personId, departmentId, superiorId } = hire;
  const ground = await readHireGround(db, hire, today);
  if (ground.numberTaken) return numberTaken(personId);
  if (!ground.departmentThere) {
    return refuse(HIRE.DEPARTMENT_UNKNOWN, { departmentId });
  }
  if (superiorId !== null && (ground.superior === null || ground.superior.left)) {
    return refuse(HIRE.SUPERIOR_UNKNOWN, { superiorId });
  }
  return undefined;
}

/** The § that refused it, with what it asks for and what was found. */
function rejected({ findings }: AnswerOf<'entry'>): Refusal {
  const found = findings.find(({ met }) => !met);
  const { clause, expected, actual } = found ?? { clause: '6', expected: text('', ''), actual: text('', '') };
  return refuse(HIRE.LEVEL_REFUSED, { clause, expected, actual });
}
