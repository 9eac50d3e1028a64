import type { FrozenName } from '../../domain/documents/frozen-name.js';
import type { PanelGroup } from '../../domain/evaluation/request.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { PanelOf } from './score-sheet.js';
import type { SessionContent, SessionHead, Summed } from './score-summary.js';

/** What the records say of a session, from which its summary is made. */
export interface SessionRecords<Named> {
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
  /** Of candidates, by employee number. */
  readonly names: ReadonlyMap<string, string>;
  /** How the panel is told, by employee number. */
  readonly seated: (personId: string) => Named;
}

/** Whose names a summary needs. */
export const namedIn = (seats: SessionRecords<unknown>['seats']): readonly string[] => [
  ...new Set([...seats.map(({ candidateId }) => candidateId), ...seatedIn(seats)]),
];

/** Who sits, and in whose place. */
export const seatedIn = (seats: SessionRecords<unknown>['seats']): readonly string[] => [
  ...new Set(
    seats.flatMap(({ scorerId, substituteFor }) => (substituteFor === null ? [scorerId] : [scorerId, substituteFor])),
  ),
];

/** What a session's summary says (15.2, 15.8), apart from who signs it. */
export function sessionContent<Named>({
  of,
  session,
  seats,
  aims,
  results,
  weights,
  names,
  seated,
}: SessionRecords<Named>): SessionContent<Named> {
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
        name: seated(scorerId),
        groups,
        substituteFor: substituteFor === null ? null : seated(substituteFor),
      })),
    },
    lines: results.map((one) => {
      const id = candidates.get(one.caseId) ?? '';
      return { ...one, candidate: { id, name: nameOf(id) }, aim: aims[one.caseId] ?? null };
    }),
  };
}

/** The panel of a frozen summary; one of before has it in clear (docs/decisions/0076). */
export type FrozenHead = SessionHead<FrozenName | string>;

const isApart = (one: FrozenName | string | null): one is FrozenName => typeof one === 'object' && one !== null;

/** The names of a frozen summary that stand apart. */
export const apartIn = ({ seats }: FrozenHead): readonly FrozenName[] =>
  seats.flatMap(({ name, substituteFor }) => [name, substituteFor].filter(isApart));

/** A frozen summary with everybody's name. */
export function spelled({ seats, ...head }: FrozenHead, nameOf: (one: FrozenName) => string): SessionHead {
  const said = <N extends null>(one: FrozenName | string | N): string | N => (isApart(one) ? nameOf(one) : one);
  return {
    ...head,
    seats: seats.map(({ name, groups, substituteFor }) => ({
      name: said<never>(name),
      groups,
      substituteFor: said<null>(substituteFor),
    })),
  };
}
