import type { AppointPanelAct } from '../../domain/pipelines/defense/acts.js';
import type { PanelScorer } from '../../domain/pipelines/defense/activities.js';
import { judgeSeats } from '../../domain/pipelines/defense/deviations.js';
import { objection, type HeardCandidate, type Seat, type SeatStanding } from '../../domain/pipelines/defense/seats.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { PanelGroup } from '../../domain/evaluation/request.js';
import { detail, refuse, type RefusalDetail } from '../../domain/vocabulary/refusal.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { heardCandidates, panelMembers, seatStandings } from '../../db/defense/seat-standings.js';
import { keepPassMark } from '../../db/defense/pass-marks.js';
import type { ActivityDependencies } from '../dependencies.js';
import { markFor } from './pass-mark.js';
import { PANEL } from '../../domain/refusals/pipelines/defense.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'library'>;

/**
 * 4.3, 8.3.4: who scores whom: each candidate's own superior, with the supervisors named (I-32), and the three other
 * groups, each as the records say or with a reason (I-34). Somebody in two groups sits once, in both (I-33). Conflicts
 * of interest refuse the whole panel (I-35).
 */
export const createComposePanel =
  ({ db, library }: Dependencies): PipelineActivities['composePanel'] =>
  async ({ groupId, panel, clause, heardFor, choices, at }) => {
    const passMark = await markFor({ db, library }, { groupId, heardFor, choices, at });
    if (passMark === null) return { refusal: refuse(PANEL.NO_MARK, { heardFor }) };
    const on = todayIn('Asia/Shanghai', at);
    const candidates = await heardCandidates(db, groupId, panel.caseIds);
    const standings = await standingsOf(db, { groupId, panel, candidates, on });
    const scorers = candidates.flatMap((one) => seatsFor(one, panel, superiorFor(one, panel, standings)));
    const byCase = new Map(candidates.map((one) => [one.caseId, one]));
    const { deviations = [] } = panel;
    const details = scorers.flatMap(({ caseId, personId }): RefusalDetail[] => {
      const candidate = byCase.get(caseId);
      const against = candidate === undefined ? undefined : objection(personId, candidate, standings.get(personId));
      return against === undefined ? [] : [{ ...against, caseId }];
    });
    const seats = scorers.flatMap(({ caseId, personId, groups }) =>
      groups.map((group): Seat => ({ caseId, personId, group })),
    );
    details.push(...judgeSeats({ candidates, seats, standings, deviations }));
    const { chair } = panel;
    if (!scorers.some(({ personId }) => personId === chair))
      details.push(detail(PANEL.CHAIR_OUTSIDE, { path: chair }, { personId: chair }));
    if (details.length > 0)
      return { refusal: { ...refuse(PANEL.REFUSED, { count: details.length, clause }), details } };
    return { scorers, deviations, passMark: await keepPassMark(db, { groupId, heardFor, mark: passMark }) };
  };

interface Asked {
  readonly groupId: string;
  readonly panel: AppointPanelAct;
  readonly candidates: readonly HeardCandidate[];
  /** Civil date. */
  readonly on: string;
}

/** Of everybody named, of the candidates' superiors, and of whoever belongs on their panels by the records. */
async function standingsOf(
  db: Dependencies['db'],
  { groupId, panel, candidates, on }: Asked,
): Promise<ReadonlyMap<string, SeatStanding>> {
  const named = [...panel.supervisors, ...panel.departmentHead, ...panel.relatedDepartments, ...panel.humanResources];
  const superiors = candidates.flatMap(({ superiorId }) => superiorId ?? []);
  const departmentIds = candidates.map(({ departmentId }) => departmentId);
  const members = await panelMembers(db, { departmentIds, on });
  const found = await seatStandings(db, { groupId, personIds: [...named, ...superiors, ...members], on });
  return new Map(found.map((one) => [one.personId, one]));
}

/** I-32, I-35: a superior who may not score this candidate gives way to the supervisors named, if there are any. */
function superiorFor(
  candidate: HeardCandidate,
  panel: AppointPanelAct,
  standings: ReadonlyMap<string, SeatStanding>,
): string | undefined {
  const { superiorId } = candidate;
  if (superiorId === null) return undefined;
  if (panel.supervisors.length === 0) return superiorId;
  return objection(superiorId, candidate, standings.get(superiorId)) === undefined ? superiorId : undefined;
}

function seatsFor(
  { caseId }: HeardCandidate,
  panel: AppointPanelAct,
  superior: string | undefined,
): readonly PanelScorer[] {
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
  return [...seats].map(([personId, sits]) => ({ caseId, personId, groups: sits }));
}
