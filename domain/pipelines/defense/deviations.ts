import { detail, type DetailAbout, type RefusalDetail } from '../../vocabulary/refusal.js';
import type { SeatDeviation } from './acts.js';
import { PANEL } from '../../refusals/pipelines/defense.js';
import { isOnRecord, isSupervisorOf, objection, type HeardCandidate, type Seat, type SeatStanding } from './seats.js';

interface Judged {
  readonly candidates: readonly HeardCandidate[];
  readonly seats: readonly Seat[];
  /** Whoever is seated, and the supervisors of the candidates' departments. */
  readonly standings: ReadonlyMap<string, SeatStanding>;
  readonly deviations: readonly SeatDeviation[];
}

const isAbout = (seat: Omit<Seat, 'caseId'>, { personId, group }: SeatDeviation): boolean =>
  seat.personId === personId && seat.group === group;

/**
 * 4.3, I-34: each seat is the records' or has a reason; a candidate whose department has a 客服主管 is heard by one, or
 * there is a reason; and a reason is about a seat that deviates.
 */
export function judgeSeats({ candidates, seats, standings, deviations }: Judged): readonly RefusalDetail[] {
  const byCase = new Map(candidates.map((one) => [one.caseId, one]));
  const strange = seats.filter(({ caseId, personId, group }) => {
    const [candidate, standing] = [byCase.get(caseId), standings.get(personId)];
    return candidate !== undefined && standing?.known === true && !isOnRecord(group, candidate, standing);
  });
  const missed = candidates.flatMap((candidate): Seat[] => {
    const may = [...standings.values()].filter(
      (one) => isSupervisorOf(candidate, one) && objection(one.personId, candidate, one) === undefined,
    );
    const sits = seats.some(
      ({ caseId, personId, group }) =>
        caseId === candidate.caseId && group === 'directSuperior' && may.some((one) => one.personId === personId),
    );
    if (sits) return [];
    return may.map(({ personId }) => ({ caseId: candidate.caseId, personId, group: 'directSuperior' }));
  });
  const said = (seat: Seat): boolean => deviations.some((one) => isAbout(seat, one));
  const barred = ({ caseId, personId }: Seat): boolean => {
    const candidate = byCase.get(caseId);
    return candidate !== undefined && objection(personId, candidate, standings.get(personId)) !== undefined;
  };
  // Whoever may not score at all (I-35) is told that alone: no reason lets him sit.
  const unsaid = strange.filter((seat) => !said(seat) && !barred(seat));
  const silent = candidates.flatMap(({ caseId }): Seat[] => {
    const own = missed.filter((seat) => seat.caseId === caseId);
    return own.length === 0 || own.some(said) ? [] : own.slice(0, 1);
  });
  const idle = deviations.filter((one) => ![...strange, ...missed].some((seat) => isAbout(seat, one)));
  return [
    ...unsaid.map((seat) => at(PANEL.NOT_ON_RECORD, seat)),
    ...silent.map((seat) => at(PANEL.SUPERVISOR_MISSING, seat)),
    ...idle.map(({ personId }) => detail(PANEL.REASON_WITHOUT_SEAT, { path: personId }, { personId })),
  ];
}

const at = (declared: DetailAbout<{ personId: string }>, { caseId, personId }: Seat): RefusalDetail => ({
  ...detail(declared, { path: personId }, { personId }),
  caseId,
});
