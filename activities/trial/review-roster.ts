import { randomBytes } from 'node:crypto';
import type { TrialActivities } from '../../domain/pipelines/trial/activities.js';
import { addMonths } from '../../domain/vocabulary/civil-date.js';
import { detail, type DetailAbout, type RefusalDetail } from '../../domain/vocabulary/refusal.js';
import type { ConfirmedRaters, RosterException } from '../../domain/pipelines/trial/trial.js';
import { addWorkdays } from '../../domain/vocabulary/workdays.js';
import { raterStandings } from '../../db/vacancies/nominees.js';
import { isBarred, proposedRaters } from '../../db/vacancies/proposed-raters.js';
import { listDirectReports, listPresent, readReportingLines } from '../../db/people/reporting-lines.js';
import { draw } from '../../policy/rules/review-draw.js';
import type { ActivityDependencies } from '../dependencies.js';
import { REVIEW } from '../../domain/refusals/pipelines/trial-review.js';

type Dependencies = Pick<ActivityDependencies, 'db'>;

/** The superiors and department heads who would rate a trial by the records (I-55), for HR to confirm. */
export const createProposeRaters =
  ({ db }: Dependencies): TrialActivities['proposeRaters'] =>
  (about) =>
    proposedRaters(db, about);

/** 9.5.6, I-55: known, still here, not the candidate himself, no relative, no rival; and no head is forgotten. */
export const createCheckRaters =
  ({ db }: Dependencies): TrialActivities['checkRaters'] =>
  async ({ personId, vacancyId, raters, confirms }) => {
    const standings = new Map((await raterStandings(db, vacancyId, raters)).map((one) => [one.personId, one]));
    const lines = new Map((await readReportingLines(db, raters)).map((line) => [line.personId, line]));
    const faults = raters.flatMap((rater): RefusalDetail[] => {
      const against = (declared: DetailAbout<{ personId: string }>): RefusalDetail[] => [
        detail(declared, { path: rater }, { personId: rater }),
      ];
      const line = lines.get(rater);
      if (line === undefined) return against(REVIEW.UNKNOWN_PERSON);
      if (line.left) return against(REVIEW.HAS_LEFT);
      if (line.superiorId === personId) return against(REVIEW.IS_SUBORDINATE);
      if (rater === personId) return against(REVIEW.RATES_HIMSELF);
      const standing = standings.get(rater);
      const barred = standing === undefined ? undefined : isBarred(standing, personId);
      return barred === undefined ? [] : against(barred === 'relative' ? REVIEW.RELATIVE : REVIEW.RIVAL);
    });
    if (confirms === undefined) return { faults };
    const { departmentHeads } = await proposedRaters(db, { personId, vacancyId, reportsTo: confirms.reportsTo });
    return { faults: [...faults, ...headsAmiss(departmentHeads, raters, confirms)] };
  };

/** I-55: 各部门负责人 are all of them; who is left out has a reason, and only a head who is not asked can be. */
function headsAmiss(
  onRecord: readonly string[],
  asked: readonly string[],
  { leftOut = [] }: ConfirmedRaters,
): readonly RefusalDetail[] {
  const excused = leftOut.map(({ personId }) => personId);
  const forgotten = onRecord.filter((head) => !asked.includes(head) && !excused.includes(head));
  const idle = excused.filter((one) => asked.includes(one) || !onRecord.includes(one));
  const about = (declared: DetailAbout<{ personId: string }>, personId: string): RefusalDetail =>
    detail(declared, { path: personId }, { personId });
  return [
    ...forgotten.map((head) => about(REVIEW.HEAD_MISSING, head)),
    ...idle.map((one) => about(REVIEW.NOT_LEFT_OUT, one)),
  ];
}

/** A seed of 128 random bits, in hexadecimal, for the draw of §9.5.6 (I-55). */
export const createDrawSeed = (): TrialActivities['drawSeed'] => () =>
  Promise.resolve({ seed: randomBytes(16).toString('hex') });

/** I-55: the direct reports of the day without those on leave, under a month in the team, relatives and rivals; more than ten are drawn. */
export const createFreezeRoster =
  ({
    db,
    library,
    calendar,
  }: Pick<ActivityDependencies, 'db' | 'library' | 'calendar'>): TrialActivities['freezeRoster'] =>
  async ({ personId, vacancyId, on, seed, stepWorkdays, policyVersion }) => {
    const { subordinatesDrawn, monthsInTeam } = library.byVersion(policyVersion).formalAssessment;
    const [least, most] = subordinatesDrawn.value;
    const reports = await listDirectReports(db, personId, on);
    const ids = reports.map((one) => one.personId);
    const barred = new Map(
      (await raterStandings(db, vacancyId, ids)).map((one) => [one.personId, isBarred(one, personId)]),
    );
    const leftOut = reports.flatMap(({ personId: id, since, onLeave }): RosterException[] => {
      const why = barred.get(id);
      if (why !== undefined) return [{ personId: id, why }];
      if (onLeave) return [{ personId: id, why: 'on-leave' as const }];
      return addMonths(since, monthsInTeam.value) > on ? [{ personId: id, why: 'under-a-month' as const }] : [];
    });
    const out = new Set(leftOut.map(({ personId: id }) => id));
    const roster = reports.map(({ personId: id }) => id).filter((id) => !out.has(id));
    const { asked, reserve } = draw(seed, roster, most);
    return {
      roster,
      leftOut,
      asked,
      reserve,
      few: asked.length < least,
      dueOn: addWorkdays(calendar, on, stepWorkdays),
    };
  };

/** I-55, I-58: replacements follow the same shuffle, passing over whoever is not here. */
export const createNextInLine =
  ({ db }: Dependencies): TrialActivities['nextInLine'] =>
  async ({ reserve, on }) => {
    const present = new Set(await listPresent(db, reserve, on));
    return { personId: reserve.find((personId) => present.has(personId)) ?? null };
  };
