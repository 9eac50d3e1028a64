import { heardCandidates, panelMembers, seatStandings } from '../../../db/defense/seat-standings.js';
import type { Queryable } from '../../../db/database.js';
import { isOnRecord, isSupervisorOf, objection, type SeatStanding } from '../../../domain/pipelines/defense/seats.js';
import type { AppointPanelAct } from '../../../domain/pipelines/defense/acts.js';

/** The members of a panel, without the day and the cases. */
export type ProposedPanel = Pick<
  AppointPanelAct,
  'supervisors' | 'departmentHead' | 'relatedDepartments' | 'humanResources'
> & { readonly chair?: string };

interface Asked {
  /** The cycle or the vacancy. */
  readonly groupId: string;
  readonly caseIds: readonly string[];
  /** Who appoints it: of those with HR's role he himself sits where he may. */
  readonly by: string;
  /** Civil date. */
  readonly on: string;
}

/**
 * 4.3, I-34: who belongs on the panel by HR's records: beside each candidate's own superior the 客服主管, the manager of
 * the department, the heads of the others, and somebody with HR's role; nobody who may not score one of them (I-35).
 */
export async function proposePanel(db: Queryable, { groupId, caseIds, by, on }: Asked): Promise<ProposedPanel> {
  const candidates = await heardCandidates(db, groupId, caseIds);
  const departmentIds = candidates.map(({ departmentId }) => departmentId);
  const members = await panelMembers(db, { departmentIds, on });
  const standings = (await seatStandings(db, { groupId, personIds: members, on })).filter((one) =>
    candidates.every((candidate) => objection(one.personId, candidate, one) === undefined),
  );
  const those = (belongs: (one: SeatStanding) => boolean): readonly string[] =>
    standings.filter(belongs).map(({ personId }) => personId);
  const hr = those((one) => one.isHr);
  const departmentHead = those((one) => candidates.some((candidate) => isOnRecord('departmentHead', candidate, one)));
  const supervisors = those((one) => candidates.some((candidate) => isSupervisorOf(candidate, one)));
  const [chair] = [...departmentHead, ...supervisors];
  return {
    ...(chair === undefined ? {} : { chair }),
    supervisors,
    departmentHead,
    relatedDepartments: those((one) =>
      candidates.every((candidate) => isOnRecord('relatedDepartments', candidate, one)),
    ).filter((id) => !departmentHead.includes(id)),
    humanResources: hr.includes(by) ? [by] : hr.slice(0, 1),
  };
}
