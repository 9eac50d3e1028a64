import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { findSession, listSeats, sessionsOfCase, standardsShown } from '../../../db/defense/defense.js';
import { evaluationsAskedBy } from '../../../db/cases/evaluations.js';
import { readHeads } from '../../../db/cases/personnel-cases.js';
import type { PanelRequest } from '../../../domain/evaluation/request.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { panelGroupsShown, panelTotalShown } from '../../../policy/rules/section-8-panel.js';
import type { AnswerOf } from '../../../domain/evaluation/answer.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, route, type Route } from '../../http/route.js';
import { identifier } from '../../views/schemas.js';
import { DEFENSE_BOOK } from '../../views/cases/defense-book.js';
import { sessionSchema } from '../../views/cases/schemas-defense.js';
import { sessionSeen } from '../../views/cases/session-seen.js';
import { DEFENSE } from '../../../domain/refusals/pipelines/defense.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

export interface DefenseDeps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
}

/** 8.5.4: the defense. Until every sheet is in, each scorer sees his own and nobody sees another's (I-37). */
export const createDefenseRoutes = ({ db, library }: DefenseDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/defenses/{sessionId}',
    tag: 'cases',
    summary: text('一次答辩：评委、评分、结果', 'One defense: seats, sheets, results'),
    access: reads('defense'),
    params: z.strictObject({ sessionId: identifier }),
    answer: { status: 200, schema: sessionSchema, description: text('答辩', 'the session') },
    sheet: DEFENSE_BOOK,
    handle: async ({ actor, params: { sessionId } }) => {
      const session = await findSession(db, sessionId);
      const seen = session && sessionSeen(actor, session, await listSeats(db, sessionId));
      if (!session || seen === undefined) throw new RefusalError(refuse(DEFENSE.NOT_FOUND));
      const { whole, seats } = seen;
      const versions = new Map(
        (
          await readHeads(
            db,
            seats.map(({ caseId }) => caseId),
          )
        ).map((one) => [one.id, one.policyVersion]),
      );
      const allIn = session.stage !== 'scoring';
      const { aims, items, ...set } = (await standardsShown(db, sessionId)) ?? unshown(sessionId);
      const cases = [...new Set(seats.map(({ caseId }) => caseId))];
      const figures = allIn ? await evaluationsAskedBy(db, cases.filter(seen.isResultSeen), sessionId) : [];
      return {
        about: seats.map(({ candidateId }) => candidateId),
        body: {
          id: session.sessionId,
          groupId: session.groupId,
          stage: session.stage,
          heldOn: session.heldOn,
          time: session.time,
          room: session.room,
          chair: session.chair,
          passMark: Number(session.passMark),
          waived: { ...session.waived },
          standards: { ...set, items: items.map((one) => ({ ...one })) },
          aims: Object.fromEntries(Object.entries(aims).filter(([caseId]) => cases.includes(caseId))),
          deviations: whole ? session.deviations.map((one) => ({ ...one })) : [],
          doubled: whole
            ? seats
                .filter(({ groups }) => groups.length > 1)
                .map(({ caseId, scorerId, groups }) => {
                  const { weights } = library.byVersion(versions.get(caseId) ?? '').panel;
                  const weight = groups.reduce((sum, group) => sum + weights[group].value, 0);
                  return { caseId, scorerId, groups: [...groups], weight };
                })
            : [],
          seats: seats.map((seat) => {
            const open = allIn || seat.scorerId === actor.personId;
            return {
              caseId: seat.caseId,
              candidateId: seat.candidateId,
              candidateName: seat.candidateName,
              scorerId: seat.scorerId,
              scorerName: seat.scorerName,
              groups: [...seat.groups],
              substituteFor: seat.substituteFor,
              reason: whole ? seat.reason : null,
              submitted: seat.submitted,
              scores: open && seat.scores ? { ...seat.scores } : null,
              comment: open ? seat.comment : null,
            };
          }),
          results: figures.map(({ caseId, answer, request, policyVersion }) => {
            const { outcome, total } = answer as AnswerOf<'panel'>;
            const shown = panelTotalShown(library.byVersion(policyVersion), request as PanelRequest);
            const groups =
              whole && seen.withTotals
                ? panelGroupsShown(library.byVersion(policyVersion), request as PanelRequest).map((one) => ({ ...one }))
                : [];
            return { caseId, outcome, groups, ...(seen.withTotals ? { total, shown } : { total: null, shown: null }) };
          }),
        },
      };
    },
  }),
  route({
    method: 'get',
    path: '/v1/cases/{caseId}/defenses',
    tag: 'cases',
    summary: text('一案的各次答辩', 'The defenses that heard a case'),
    access: reads('defense-list'),
    params: z.strictObject({ caseId: identifier }),
    answer: {
      status: 200,
      schema: z.strictObject({ items: z.array(z.string()) }),
      description: text('编号，最近的在前', 'their numbers, the last first'),
    },
    handle: async ({ actor, params: { caseId } }) => ({
      body: { items: [...(await sessionsOfCase(db, caseId, actor.personId))] },
    }),
  }),
];

function unshown(sessionId: string): never {
  throw new Error(`session ${sessionId} has no standards`);
}
