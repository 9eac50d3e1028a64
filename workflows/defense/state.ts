import { PANEL_GROUPS, type PanelGroup } from '../../domain/evaluation/request.js';
import type { SessionFigure } from '../../domain/pipelines/defense/activities.js';
import type { ScorerRecord, SessionChange } from '../../domain/pipelines/defense/parts.js';
import type { SessionCandidate, SessionInput } from '../messages/cases.js';

/** Where a defense session stands (8.5.4). */
export interface SessionState {
  readonly stage: 'scoring' | 'summary' | 'closed';
  readonly sessionId: string;
  readonly groupId: string;
  /** The § it carries out: 8.5.4, or 9.5.7. */
  readonly clause: string;
  readonly heldOn: string;
  /** HH:MM in Shanghai. */
  readonly time?: string;
  readonly room?: string;
  readonly chair: string;
  /** The chair has gone to another member, because who followed may not sit (I-35). */
  readonly reseated?: true;
  readonly passMark: number;
  readonly stepWorkdays: number;
  readonly candidates: readonly SessionCandidate[];
  /** Case numbers of who did not come (I-37). */
  readonly absent: readonly string[];
  /** Groups in which somebody had no rater, waived for those by HR with the reason (I-34). */
  readonly waived: Readonly<Partial<Record<PanelGroup, string>>>;
  /** Scorers whose sheet is in, by case number. */
  readonly sheets: Readonly<Record<string, readonly string[]>>;
  readonly figures: readonly SessionFigure[];
}

export const convene = (input: SessionInput): SessionState => {
  const { sessionId, groupId, heldOn, time, room, chair, passMark, stepWorkdays, candidates, clause = '8.5.4' } = input;
  const nothing = { absent: [], waived: {}, sheets: {}, figures: [] };
  return {
    sessionId,
    groupId,
    heldOn,
    ...(time === undefined ? {} : { time }),
    ...(room === undefined ? {} : { room }),
    chair,
    passMark,
    stepWorkdays,
    candidates,
    stage: 'scoring',
    clause,
    ...nothing,
  };
};

export const present = (state: SessionState): readonly SessionCandidate[] =>
  state.candidates.filter(({ caseId }) => !state.absent.includes(caseId));

const isIn = (state: SessionState, caseId: string, scorer: string): boolean =>
  state.sheets[caseId]?.includes(scorer) === true;

/** The cases whose sheet this scorer still owes. */
export const owed = (state: SessionState, scorer: string): readonly string[] =>
  present(state)
    .filter(({ caseId, scorers }) =>
      scorers.some(({ personId }) => personId === scorer && !isIn(state, caseId, scorer)),
    )
    .map(({ caseId }) => caseId);

export const scorersOwing = (state: SessionState): readonly string[] =>
  [...new Set(state.candidates.flatMap(({ scorers }) => scorers.map(({ personId }) => personId)))].filter(
    (scorer) => owed(state, scorer).length > 0,
  );

/** I-34: groups in which nobody sits for somebody present, and which HR has not waived. */
export const groupsWithoutRater = (state: SessionState): readonly PanelGroup[] =>
  PANEL_GROUPS.filter(
    (group) =>
      state.waived[group] === undefined &&
      present(state).some(({ scorers }) => !scorers.some(({ groups }) => groups.includes(group))),
  );

/** All sheets are in and no group is open: they are locked, and the chair may sign (I-37). */
export const isComplete = (state: SessionState): boolean =>
  scorersOwing(state).length === 0 && groupsWithoutRater(state).length === 0;

export const asChange = (state: SessionState, scorers?: readonly ScorerRecord[]): SessionChange => {
  const { sessionId, groupId, stage, heldOn, time, room, chair, passMark } = state;
  const waived = Object.fromEntries(Object.entries(state.waived));
  const given = {
    ...(time === undefined ? {} : { time }),
    ...(room === undefined ? {} : { room }),
    ...(scorers === undefined ? {} : { scorers }),
  };
  return { sessionId, groupId, stage, heldOn, chair, passMark, waived, ...given };
};
