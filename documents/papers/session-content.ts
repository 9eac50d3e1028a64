import type { PanelGroup } from '../../domain/evaluation/request.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { PanelOf } from './score-sheet.js';
import type { SessionContent, Summed } from './score-summary.js';

/** What the records say of a session, from which its summary is made. */
export interface SessionRecords {
  readonly of: PanelOf;
  readonly session: {
    readonly sessionId: string;
    readonly heldOn: string;
    /** numeric as text. */
    readonly passMark: string;
    readonly waived: Readonly<Partial<Record<PanelGroup, string>>>;
  };
  readonly seats: readonly {
    readonly caseId: string;
    readonly candidateId: string;
    readonly scorerId: string;
    readonly groups: readonly PanelGroup[];
    /** Employee number. */
    readonly substituteFor: string | null;
  }[];
  readonly aims: Readonly<Record<string, Level | null>>;
  /** As the engine was asked and answered, with the total as it is told. */
  readonly results: readonly Omit<Summed, 'candidate' | 'aim'>[];
  /** Whole per cent. */
  readonly weights: Readonly<Record<PanelGroup, number>>;
  /** By employee number. */
  readonly names: ReadonlyMap<string, string>;
}

/** Whose names a summary needs. */
export const namedIn = (seats: SessionRecords['seats']): readonly string[] => [
  ...new Set(
    seats.flatMap(({ scorerId, candidateId, substituteFor }) => [
      scorerId,
      candidateId,
      ...(substituteFor === null ? [] : [substituteFor]),
    ]),
  ),
];

/** What a session's summary says (15.2, 15.8), apart from who signs it. */
export function sessionContent({ of, session, seats, aims, results, weights, names }: SessionRecords): SessionContent {
  const nameOf = (id: string): string => names.get(id) ?? id;
  const candidates = new Map(seats.map(({ caseId, candidateId }) => [caseId, candidateId]));
  const sitting = new Map(seats.map((seat) => [seat.scorerId, seat]));
  return {
    head: {
      of,
      sessionId: session.sessionId,
      heldOn: session.heldOn,
      passMark: String(Number(session.passMark)),
      weights,
      waived: session.waived,
      seats: [...sitting.values()].map(({ scorerId, groups, substituteFor }) => ({
        name: nameOf(scorerId),
        groups,
        substituteFor: substituteFor === null ? null : nameOf(substituteFor),
      })),
    },
    lines: results.map((one) => {
      const id = candidates.get(one.caseId) ?? '';
      return { ...one, candidate: { id, name: nameOf(id) }, aim: aims[one.caseId] ?? null };
    }),
  };
}
