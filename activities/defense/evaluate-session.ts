import { createHash } from 'node:crypto';
import { ABILITIES } from '../../domain/pipelines/defense/acts.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import type { SessionFigure } from '../../domain/pipelines/defense/activities.js';
import type { AnswerOf } from '../../domain/evaluation/answer.js';
import { PANEL_GROUPS, type PanelGroup, type PanelRequest } from '../../domain/evaluation/request.js';
import { findSession, listSeats, type SeatRow, type SessionRow } from '../../db/defense/defense.js';
import { evaluationsAskedBy, draftEvaluations } from '../../db/cases/evaluations.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { panelTotalShown } from '../../policy/rules/section-8-panel.js';
import type { ActivityDependencies } from '../dependencies.js';

/**
 * 8.3.4, I-31, I-36: the panel's figure for everybody who was heard. A group's mean is taken over all ability scores
 * of its scorers: as every sheet has the same six with equal weight, that is exactly the mean of the sheets' means.
 */
export const createEvaluateSession =
  ({
    db,
    engine,
    library,
  }: Pick<ActivityDependencies, 'db' | 'engine' | 'library'>): PipelineActivities['evaluateSession'] =>
  async ({ sessionId }) => {
    const session = await findSession(db, sessionId);
    if (session === undefined) throw new Error(`session ${sessionId} is not there`);
    const seats = await listSeats(db, sessionId);
    const heard = [...new Set(seats.filter(({ scores }) => scores !== null).map(({ caseId }) => caseId))];
    await draftEvaluations(
      db,
      (await readHeads(db, heard)).map(({ id: caseId, policyVersion, choices }) => {
        const request = panelRequest(
          session,
          seats.filter((seat) => seat.caseId === caseId),
        );
        const factsDigest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
        const answer = engine.answer(request, policyVersion);
        return {
          caseId,
          why: 'panel' as const,
          request,
          answer,
          policyVersion,
          choices,
          factsDigest,
          askedBy: sessionId,
        };
      }),
    );
    return (await evaluationsAskedBy(db, heard, sessionId)).map(
      ({ caseId, answer, request, policyVersion }): SessionFigure => {
        const { outcome, total } = answer as AnswerOf<'panel'>;
        const shown = panelTotalShown(library.byVersion(policyVersion), request as PanelRequest);
        return { caseId, outcome, total: total === null ? null : shown };
      },
    );
  };

/** The request of a panel's total for one candidate: the mean of each sheet's abilities by group (§8.3.4, I-34). */
export function panelRequest(session: SessionRow, seats: readonly SeatRow[]): PanelRequest {
  const scores = Object.fromEntries(
    PANEL_GROUPS.map((group) => [group, seats.filter(({ groups }) => groups.includes(group)).flatMap(abilityScores)]),
  ) as Record<PanelGroup, number[]>;
  // I-34: a waiver is for those whom nobody of the group hears; where somebody does, his score counts.
  const waived = PANEL_GROUPS.filter((group) => session.waived[group] !== undefined && scores[group].length === 0);
  return { kind: 'panel', passMark: Number(session.passMark), scores, waived };
}

const abilityScores = ({ scores }: SeatRow): readonly number[] =>
  scores === null ? [] : ABILITIES.flatMap((ability) => (scores[ability] === undefined ? [] : [scores[ability]]));
