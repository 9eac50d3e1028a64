import type { PanelGroup } from '../../domain/evaluation/request.js';
import type { PanelScorer } from '../../domain/pipelines/defense/activities.js';
import type { AppointPanelAct } from '../../domain/pipelines/defense/acts.js';
import { judgeSeats } from '../../domain/pipelines/defense/deviations.js';
import { objection, type HeardCandidate, type Seat, type SeatStanding } from '../../domain/pipelines/defense/seats.js';
import { PANEL } from '../../domain/refusals/pipelines/defense.js';
import { detail, type RefusalDetail } from '../../domain/vocabulary/refusal.js';
import type { Queryable } from '../database.js';
import { heardCandidates, panelMembers, seatStandings } from './seat-standings.js';

/** Who sits on a panel: its groups, its chair, whom it hears, and where HR deviates from the records. */
type Panel = Omit<AppointPanelAct, 'heldOn' | 'room' | 'chair'> & { readonly chair?: string };

/** A panel against the records: who would score whom, and all that stands against it. */
export interface JudgedPanel {
  readonly candidates: readonly HeardCandidate[];
  readonly scorers: readonly PanelScorer[];
  readonly details: readonly RefusalDetail[];
}

interface Asked {
  /** The cycle or the vacancy whose cases are heard. */
  readonly groupId: string;
  readonly panel: Panel;
  /** Civil date. */
  readonly on: string;
}

/**
 * 4.3, 8.3.4: who scores whom: each candidate's own superior, with the supervisors named (I-32), and the three other
 * groups, each as the records say or with a reason (I-34). Somebody in two groups sits once, in both (I-33). Conflicts
 * of interest stand against the whole panel (I-35). A chair that is not named yet is nobody's fault.
 */
export async function judgePanel(db: Queryable, { groupId, panel, on }: Asked): Promise<JudgedPanel> {
  const candidates = await heardCandidates(db, groupId, panel.caseIds);
  const standings = await standingsOf(db, { groupId, panel, candidates, on });
  const scorers = candidates.flatMap((one) => seatsFor(one, panel, superiorFor(one, panel, standings)));
  const byCase = new Map(candidates.map((one) => [one.caseId, one]));
  const { deviations = [], chair } = panel;
  const details = scorers.flatMap(({ caseId, personId }): RefusalDetail[] => {
    const candidate = byCase.get(caseId);
    const against = candidate === undefined ? undefined : objection(personId, candidate, standings.get(personId));
    return against === undefined ? [] : [{ ...against, caseId }];
  });
  const seats = scorers.flatMap(({ caseId, personId, groups }) =>
    groups.map((group): Seat => ({ caseId, personId, group })),
  );
  details.push(...judgeSeats({ candidates, seats, standings, deviations }));
  if (chair !== undefined && !scorers.some(({ personId }) => personId === chair))
    details.push(detail(PANEL.CHAIR_OUTSIDE, { path: chair }, { personId: chair }));
  return { candidates, scorers, details };
}

/** Of everybody named, of the candidates' superiors, and of whoever belongs on their panels by the records. */
async function standingsOf(
  db: Queryable,
  { groupId, panel, candidates, on }: Asked & Pick<JudgedPanel, 'candidates'>,
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
  panel: Panel,
  standings: ReadonlyMap<string, SeatStanding>,
): string | undefined {
  const { superiorId } = candidate;
  if (superiorId === null) return undefined;
  if (panel.supervisors.length === 0) return superiorId;
  return objection(superiorId, candidate, standings.get(superiorId)) === undefined ? superiorId : undefined;
}

function seatsFor({ caseId }: HeardCandidate, panel: Panel, superior: string | undefined): readonly PanelScorer[] {
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
