import { randomBytes } from 'node:crypto';
import type { TrialActivities } from '../../domain/pipelines/trial/activities.js';
import { addMonths } from '../../domain/vocabulary/civil-date.js';
import { detail, type DetailAbout, type RefusalDetail } from '../../domain/vocabulary/refusal.js';
import type { RosterException } from '../../domain/pipelines/trial/trial.js';
import { addWorkdays } from '../../domain/vocabulary/workdays.js';
import { proposedRaters } from '../../db/vacancies/proposed-raters.js';
import { listDirectReports, listPresent, readReportingLines } from '../../db/people/reporting-lines.js';
import { draw } from '../../policy/rules/review-draw.js';
import type { ActivityDependencies } from '../dependencies.js';
import { REVIEW } from '../../domain/refusals/trial-review.js';

type Dependencies = Pick<ActivityDependencies, 'db'>;

/** The superiors and department heads who would rate a trial by the records (I-55), for HR to confirm. */
export const createProposeRaters =
  ({ db }: Dependencies): TrialActivities['proposeRaters'] =>
  (about) =>
    proposedRaters(db, about);

/** 9.5.6: known, still here, and not the candidate himself. */
export const createCheckRaters =
  ({ db }: Dependencies): TrialActivities['checkRaters'] =>
  async ({ personId, raters }) => {
    const lines = new Map((await readReportingLines(db, raters)).map((line) => [line.personId, line]));
    const faults = raters.flatMap((rater): RefusalDetail[] => {
      const against = (declared: DetailAbout<{ personId: string }>): RefusalDetail[] => [
        detail(declared, { path: rater }, { personId: rater }),
      ];
      const line = lines.get(rater);
      if (line === undefined) return against(REVIEW.UNKNOWN_PERSON);
      if (line.left) return against(REVIEW.HAS_LEFT);
      if (line.superiorId === personId) return against(REVIEW.IS_SUBORDINATE);
      return rater === personId ? against(REVIEW.RATES_HIMSELF) : [];
    });
    return { faults };
  };

/** A seed of 128 random bits, in hexadecimal, for the draw of §9.5.6 (I-55). */
export const createDrawSeed = (): TrialActivities['drawSeed'] => () =>
  Promise.resolve({ seed: randomBytes(16).toString('hex') });

/** I-55: the direct reports of the day without those on leave or under a month in the team; more than ten are drawn. */
export const createFreezeRoster =
  ({
    db,
    library,
    calendar,
  }: Pick<ActivityDependencies, 'db' | 'library' | 'calendar'>): TrialActivities['freezeRoster'] =>
  async ({ personId, on, seed, stepWorkdays, policyVersion }) => {
    const { subordinatesDrawn, monthsInTeam } = library.byVersion(policyVersion).formalAssessment;
    const [least, most] = subordinatesDrawn.value;
    const reports = await listDirectReports(db, personId, on);
    const leftOut = reports.flatMap(({ personId: id, since, onLeave }): RosterException[] => {
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
