import type { AppointPanelAct } from '../../domain/pipelines/defense/acts.js';
import type { PanelScorer } from '../../domain/pipelines/defense/activities.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { PanelGroup } from '../../domain/evaluation/request.js';
import { detail, type DetailAbout, refuse, type RefusalDetail } from '../../domain/vocabulary/refusal.js';
import { findSession, listSeats, scorerStandings, type ScorerStanding } from '../../db/defense/defense.js';
import { competitorsOf, type Competitor } from '../../db/cases/personnel-cases.js';
import { superiorsOf } from '../../db/tasks/tasks.js';
import type { ActivityDependencies } from '../dependencies.js';
import { keepPassMark } from '../../db/defense/pass-marks.js';
import { markFor } from './pass-mark.js';
import { PANEL } from '../../domain/refusals/defense.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'library'>;

/**
 * 8.3.4: who scores whom: each candidate's own superior, with the supervisors named (I-32), and the three other
 * groups. Somebody in two groups sits once, in both (I-33). Conflicts of interest refuse the whole panel (I-35).
 */
export const createComposePanel =
  ({ db, library }: Dependencies): PipelineActivities['composePanel'] =>
  async ({ groupId, panel, clause, heardFor, choices, at }) => {
    const passMark = await markFor({ db, library }, { groupId, heardFor, choices, at });
    if (passMark === null) return { refusal: refuse(PANEL.NO_MARK, { heardFor }) };
    const candidates = await competitorsOf(db, groupId, panel.caseIds);
    const superiors = await superiorsOf(
      db,
      candidates.map(({ personId }) => personId),
    );
    const named = [...panel.supervisors, ...panel.departmentHead, ...panel.relatedDepartments, ...panel.humanResources];
    const asked = await scorerStandings(db, groupId, [...named, ...superiors.values()]);
    const standings = new Map(asked.map((one) => [one.personId, one]));
    const scorers = candidates.flatMap((row) => seatsFor(row, panel, superiorFor(row, panel, superiors, standings)));
    const ids = scorers.map(({ personId }) => personId);
    const byCase = new Map(candidates.map((row) => [row.id, row]));
    const details = scorers.flatMap(({ caseId, personId }): RefusalDetail[] => {
      const candidate = byCase.get(caseId);
      const against = candidate === undefined ? undefined : objection(personId, candidate, standings.get(personId));
      return against === undefined ? [] : [{ ...against, caseId }];
    });
    if (!ids.includes(panel.chair)) details.push(chairOutside(panel.chair));
    if (details.length === 0)
      return { scorers, passMark: await keepPassMark(db, { groupId, heardFor, mark: passMark }) };
    return {
      refusal: { ...refuse(PANEL.REFUSED, { count: details.length, clause }), details },
    };
  };

/** I-32, I-35: a superior who may not score this candidate gives way to the supervisors named, if there are any. */
function superiorFor(
  row: Competitor,
  panel: AppointPanelAct,
  superiors: ReadonlyMap<string, string>,
  standings: ReadonlyMap<string, ScorerStanding>,
): string | undefined {
  const superior = superiors.get(row.personId);
  if (superior === undefined || panel.supervisors.length === 0) return superior;
  return objection(superior, row, standings.get(superior)) === undefined ? superior : undefined;
}

function seatsFor(row: Competitor, panel: AppointPanelAct, superior: string | undefined): readonly PanelScorer[] {
  const groups: readonly (readonly [PanelGroup, readonly string[]])[] = [
    ['directSuperior', [...(superior === undefined ? [] : [superior]), ...panel.supervisors]],
    ['departmentHead', panel.departmentHead],
    ['relatedDepartments', panel.relatedDepartments],
    ['humanResources', panel.humanResources],
  ];
  const seats = new Map<string, PanelGroup[]>();
  for (const [group, people] of groups) {
    for (const person of new Set(people)) seats.set(person, [...(seats.get(person) ?? []), group]);
  }
  return [...seats].map(([personId, sits]) => ({ caseId: row.id, personId, groups: sits }));
}

const against = (personId: string, declared: DetailAbout<{ personId: string }>): RefusalDetail =>
  detail(declared, { path: personId }, { personId });

/** What stands against somebody as a scorer of a candidate: himself, a relative, a competitor, gone (I-35). */
function objection(
  personId: string,
  candidate: Competitor,
  standing: ScorerStanding | undefined,
): RefusalDetail | undefined {
  if (standing?.known !== true) return against(personId, PANEL.UNKNOWN_PERSON);
  if (standing.left) return against(personId, PANEL.HAS_LEFT);
  if (personId === candidate.personId) return against(personId, PANEL.SCORES_HIMSELF);
  if (standing.candidateAs === candidate.post) {
    return against(personId, PANEL.FELLOW_CANDIDATE);
  }
  return standing.relatives.includes(candidate.personId) ? against(personId, PANEL.RELATIVE) : undefined;
}

const chairOutside = (chair: string): RefusalDetail => against(chair, PANEL.CHAIR_OUTSIDE);

/** I-33, I-35: the same objections for who takes a seat later. */
export const createCheckSubstitute =
  ({ db }: Pick<ActivityDependencies, 'db'>): PipelineActivities['checkSubstitute'] =>
  async ({ sessionId, scorer, by }) => {
    const session = await findSession(db, sessionId);
    if (session === undefined) throw new Error(`session ${sessionId} is not there`);
    const caseIds = (await listSeats(db, sessionId))
      .filter((seat) => seat.scorerId === scorer)
      .map((seat) => seat.caseId);
    const [standing] = await scorerStandings(db, session.groupId, [by]);
    const details = (await competitorsOf(db, session.groupId, caseIds)).flatMap((row): RefusalDetail[] => {
      const found = objection(by, row, standing);
      return found === undefined ? [] : [{ ...found, caseId: row.id }];
    });
    if (details.length === 0) return {};
    return {
      refusal: { ...refuse(PANEL.SUBSTITUTE_REFUSED, { by }), details },
    };
  };
