import type { Queryable } from '../../../db/database.js';
import { evaluationsAskedBy } from '../../../db/cases/evaluations.js';
import { readHeads } from '../../../db/cases/personnel-cases.js';
import { findSession, listSeats, standardsShown, type SessionRow } from '../../../db/defense/defense.js';
import { namesOf } from '../../../db/people/people.js';
import { scoreSheets, type HandedIn, type PanelOf } from '../../../documents/papers/score-sheet.js';
import { scoreSummary, type Summed } from '../../../documents/papers/score-summary.js';
import { UNSIGNED } from '../../../documents/papers/signature.js';
import { momentZh } from '../../../documents/papers/paper.js';
import type { PanelRequest } from '../../../domain/evaluation/request.js';
import type { PanelOutcome } from '../../../domain/evaluation/answer.js';
import { DEFENSE } from '../../../domain/refusals/pipelines/defense.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { panelTotalShown, panelWeights } from '../../../policy/rules/section-8-panel.js';
import type { SignedIn } from '../../http/route.js';
import { sessionSeen } from '../cases/session-seen.js';
import { scopeOf } from '../viewer.js';
import { dayOf, newestDay, type PaperAbout } from './paper-about.js';

/** @throws RefusalError where there is nothing to read, or not everybody has handed in his sheets (I-37) */
async function scored(db: Queryable, actor: SignedIn, sessionId: string) {
  const session = await findSession(db, sessionId);
  const seats = session === undefined ? [] : await listSeats(db, sessionId);
  const seen = session && sessionSeen(actor, session, seats);
  // The auditor reads no score with a name (I-37).
  if (session === undefined || seen?.withTotals !== true) throw new RefusalError(refuse(DEFENSE.NOT_FOUND));
  if (session.stage === 'scoring') throw new RefusalError(refuse(DEFENSE.NOT_ALL_IN));
  return { session, seats };
}

async function panelOf(db: Queryable, caseIds: readonly string[]): Promise<PanelOf> {
  const heads = await readHeads(db, caseIds);
  return heads.some(({ kind }) => kind === 'position-promotion') ? 'position' : 'level';
}

/** The sheets of a session that somebody may read on paper: HR and the general manager all, a scorer his own (I-37). */
export async function sheetsOnPaper(db: Queryable, actor: SignedIn, sessionId: string): Promise<PaperAbout> {
  const { session, seats } = await scored(db, actor, sessionId);
  const whole = scopeOf(actor) === 'all';
  const mine = seats.filter(({ scorerId }) => whole || scorerId === actor.personId);
  const names = await namesOf(db, [...new Set(mine.flatMap(({ scorerId, candidateId }) => [scorerId, candidateId]))]);
  const standards = await standardsShown(db, sessionId);
  const person = (id: string) => ({ id, name: names.get(id) ?? id });
  const sheets = mine.flatMap((seat): HandedIn[] =>
    seat.scores === null || seat.submittedAt === null
      ? []
      : [
          {
            caseId: seat.caseId,
            candidate: person(seat.candidateId),
            aim: standards?.aims[seat.caseId] ?? null,
            scorer: person(seat.scorerId),
            groups: seat.groups,
            scores: seat.scores,
            comment: seat.comment,
            at: seat.submittedAt.toISOString(),
          },
        ],
  );
  const date = newestDay(sheets.map(({ at }) => new Date(at)));
  if (date === undefined) throw new RefusalError(refuse(DEFENSE.NOT_FOUND));
  const paper = scoreSheets({
    of: await panelOf(
      db,
      seats.map(({ caseId }) => caseId),
    ),
    sessionId,
    heldOn: session.heldOn,
    items: standards?.items ?? [],
    sheets,
    date,
  });
  return { paper, about: [...new Set(sheets.map(({ candidate }) => candidate.id))] };
}

const chairSigned = ({ closedAt, chair }: SessionRow, names: ReadonlyMap<string, string>) =>
  closedAt === null
    ? UNSIGNED
    : {
        who: `${names.get(chair) ?? chair}（${chair}）`,
        on: momentZh(closedAt.toISOString()),
        note: '在系统中签署，与页脚内容摘要绑定',
      };

/** The summary of a session for HR and the general manager: as the engine was asked, with what was waived (I-34, I-36). */
export async function summaryOnPaper(
  { db, library }: { readonly db: Queryable; readonly library: PolicyLibrary },
  actor: SignedIn,
  sessionId: string,
): Promise<PaperAbout> {
  const { session, seats } = await scored(db, actor, sessionId);
  const standards = await standardsShown(db, sessionId);
  const caseIds = [...new Set(seats.map(({ caseId }) => caseId))];
  const asked = await evaluationsAskedBy(db, caseIds, sessionId);
  const names = await namesOf(db, [
    ...new Set([session.chair, ...seats.flatMap((seat) => [seat.scorerId, seat.candidateId])]),
  ]);
  const person = (id: string) => ({ id, name: names.get(id) ?? id });
  const candidates = new Map(seats.map(({ caseId, candidateId }) => [caseId, candidateId]));
  const results = asked.map(({ caseId, request, answer, policyVersion }): Summed => {
    const { scores } = request as PanelRequest;
    return {
      caseId,
      candidate: person(candidates.get(caseId) ?? ''),
      aim: standards?.aims[caseId] ?? null,
      scores,
      total: panelTotalShown(library.byVersion(policyVersion), request as PanelRequest),
      outcome: (answer as PanelOutcome).outcome,
    };
  });
  const [first] = asked;
  const policy = first === undefined ? library.newest : library.byVersion(first.policyVersion);
  const sitting = new Map(seats.map((seat) => [seat.scorerId, seat]));
  const paper = scoreSummary({
    of: await panelOf(db, caseIds),
    sessionId,
    heldOn: session.heldOn,
    passMark: String(Number(session.passMark)),
    weights: panelWeights(policy),
    waived: session.waived,
    seats: [...sitting.values()].map(({ scorerId, groups, substituteFor }) => ({
      ...person(scorerId),
      groups,
      substituteFor,
    })),
    results,
    chair: chairSigned(session, names),
    date: session.closedAt === null ? session.heldOn : dayOf(session.closedAt),
  });
  return { paper, about: [...candidates.values()] };
}
