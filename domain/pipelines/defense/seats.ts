import { detail, type DetailAbout, type RefusalDetail } from '../../vocabulary/refusal.js';
import type { PanelGroup } from '../../evaluation/request.js';
import { PANEL } from '../../refusals/pipelines/defense.js';

/** A candidate as far as it decides who sits for him (4.3). */
export interface HeardCandidate {
  readonly caseId: string;
  readonly personId: string;
  readonly post: string | null;
  readonly departmentId: string;
  readonly superiorId: string | null;
}

/** What HR's records say of somebody who is to sit on a panel (4.3, I-35). */
export interface SeatStanding {
  readonly personId: string;
  readonly known: boolean;
  readonly left: boolean;
  /** Post from or for which he is a candidate in this cycle or vacancy; null when he is none. */
  readonly candidateAs: string | null;
  /** People who are his declared relatives. */
  readonly relatives: readonly string[];
  readonly departmentId: string | null;
  /** Departments that he heads; where the records name no head, the one that he belongs to. */
  readonly heads: readonly string[];
  /** Holds the post of a supervisor (客服主管). */
  readonly supervises: boolean;
  /** Has HR's role. */
  readonly isHr: boolean;
  /** Has the general manager's role: he decides on what the panel recommends. */
  readonly isGm: boolean;
}

/** Somebody in a group of the panel that hears a candidate. */
export interface Seat {
  readonly caseId: string;
  readonly personId: string;
  readonly group: PanelGroup;
}

const against = (personId: string, declared: DetailAbout<{ personId: string }>): RefusalDetail =>
  detail(declared, { path: personId }, { personId });

/** What stands against somebody as a scorer of a candidate: himself, a relative, a competitor, gone (I-35). */
export function objection(
  personId: string,
  candidate: Pick<HeardCandidate, 'personId' | 'post'>,
  standing: SeatStanding | undefined,
): RefusalDetail | undefined {
  if (standing?.known !== true) return against(personId, PANEL.UNKNOWN_PERSON);
  if (standing.left) return against(personId, PANEL.HAS_LEFT);
  if (personId === candidate.personId) return against(personId, PANEL.SCORES_HIMSELF);
  if (standing.candidateAs !== null && standing.candidateAs === candidate.post) {
    return against(personId, PANEL.FELLOW_CANDIDATE);
  }
  return standing.relatives.includes(candidate.personId) ? against(personId, PANEL.RELATIVE) : undefined;
}

/** 4.3, I-34: whether the records say that somebody belongs to that group of a candidate's panel. */
export function isOnRecord(group: PanelGroup, candidate: HeardCandidate, standing: SeatStanding): boolean {
  switch (group) {
    case 'directSuperior':
      return candidate.superiorId === standing.personId || isSupervisorOf(candidate, standing);
    case 'departmentHead':
      return standing.heads.includes(candidate.departmentId);
    case 'relatedDepartments':
      return !standing.isHr && !standing.isGm && standing.heads.some((id) => id !== candidate.departmentId);
    case 'humanResources':
      return standing.isHr;
  }
}

/** I-32: a 客服主管 of the candidate's department. */
export const isSupervisorOf = ({ departmentId }: HeardCandidate, standing: SeatStanding): boolean =>
  standing.supervises && standing.departmentId === departmentId;
