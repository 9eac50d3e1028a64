import type { Queryable } from '../../../db/database.js';
import { evaluationsAskedBy } from '../../../db/cases/evaluations.js';
import { readHeads } from '../../../db/cases/personnel-cases.js';
import { findSession, listSeats, standardsShown, type SeatRow, type SessionRow } from '../../../db/defense/defense.js';
import { spellNames } from '../../../db/documents/frozen-names.js';
import { newestFrozen } from '../../../db/documents/frozen-papers.js';
import { signaturesOfFrozen } from '../../../db/documents/offices.js';
import { namesOf } from '../../../db/people/people.js';
import { scoreSheets, type HandedIn, type PanelOf } from '../../../documents/papers/score-sheet.js';
import { scoreSummary, type Summed, type SummaryOf } from '../../../documents/papers/score-summary.js';
import {
  apartIn,
  namedIn,
  sessionContent,
  spelled,
  type FrozenHead,
} from '../../../documents/papers/session-content.js';
import type { Signed } from '../../../documents/papers/offices.js';
import type { Paper } from '../../../documents/papers/paper.js';
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

/** A session with its seats; undefined where there is nothing to read. */
async function seenSession(db: Queryable, actor: SignedIn, sessionId: string) {
  const session = await findSession(db, sessionId);
  const seats = session === undefined ? [] : await listSeats(db, sessionId);
  const seen = session && sessionSeen(actor, session, seats);
  // The auditor reads no score with a name (I-37).
  return session === undefined || seen?.withTotals !== true ? undefined : { session, seats };
}

/** @throws RefusalError where there is nothing to read, or not everybody has handed in his sheets (I-37) */
async function scored(db: Queryable, actor: SignedIn, sessionId: string) {
  const seen = await seenSession(db, actor, sessionId);
  if (seen === undefined) throw new RefusalError(refuse(DEFENSE.NOT_FOUND));
  if (seen.session.stage === 'scoring') throw new RefusalError(refuse(DEFENSE.NOT_ALL_IN));
  return seen;
}

const mineAmong = (actor: SignedIn, seats: readonly SeatRow[]): readonly SeatRow[] =>
  seats.filter(({ scorerId }) => scopeOf(actor) === 'all' || scorerId === actor.personId);

async function panelOf(db: Queryable, caseIds: readonly string[]): Promise<PanelOf> {
  const heads = await readHeads(db, caseIds);
  return heads.some(({ kind }) => kind === 'position-promotion') ? 'position' : 'level';
}

/** The sheets of a session that somebody may read on paper: HR and the general manager all, a scorer his own (I-37). */
export async function sheetsOnPaper(db: Queryable, actor: SignedIn, sessionId: string): Promise<PaperAbout> {
  const { session, seats } = await scored(db, actor, sessionId);
  const sheets = await paperOfSheets(db, session, mineAmong(actor, seats));
  if (sheets === undefined) throw new RefusalError(refuse(DEFENSE.NOT_FOUND));
  return sheets;
}

/** Those of one case; undefined before all are in, and where there are none for the reader (I-37). */
export async function sheetsOfCase(
  db: Queryable,
  actor: SignedIn,
  { sessionId, caseId }: { readonly sessionId: string; readonly caseId: string },
): Promise<Paper | undefined> {
  const seen = await seenSession(db, actor, sessionId);
  if (seen === undefined || seen.session.stage === 'scoring') return undefined;
  const mine = mineAmong(actor, seen.seats).filter((seat) => seat.caseId === caseId);
  return (await paperOfSheets(db, seen.session, mine))?.paper;
}

async function paperOfSheets(
  db: Queryable,
  session: SessionRow,
  mine: readonly SeatRow[],
): Promise<PaperAbout | undefined> {
  const { sessionId } = session;
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
            scorer: { name: person(seat.scorerId).name },
            groups: seat.groups,
            scores: seat.scores,
            comment: seat.comment,
            at: seat.submittedAt.toISOString(),
          },
        ],
  );
  const date = newestDay(sheets.map(({ at }) => new Date(at)));
  if (date === undefined) return undefined;
  const paper = scoreSheets({
    of: await panelOf(
      db,
      mine.map(({ caseId }) => caseId),
    ),
    sessionId,
    heldOn: session.heldOn,
    items: standards?.items ?? [],
    sheets,
    date,
  });
  return { paper, about: [...new Set(sheets.map(({ candidate }) => candidate.id))] };
}

/** Before the product froze what is signed, the chair's signature was the moment at which the session was closed. */
const signedBefore = ({ closedAt, chair }: SessionRow, names: ReadonlyMap<string, string>): Signed | undefined => {
  if (closedAt === null) return undefined;
  const at = closedAt.toISOString();
  const name = names.get(chair) ?? chair;
  return { signatures: [{ role: 'chair', name, deputyName: null, cases: [], said: {}, at }] };
};

/**
 * The summary of a session for HR and the general manager: as its chair has signed it, or before that as the engine was
 * asked, with what was waived (I-34, I-36).
 */
export async function summaryOnPaper(
  deps: { readonly db: Queryable; readonly library: PolicyLibrary },
  actor: SignedIn,
  sessionId: string,
): Promise<PaperAbout> {
  const { session, seats } = await scored(deps.db, actor, sessionId);
  const about = [...new Set(seats.map(({ candidateId }) => candidateId))];
  const frozen = await newestFrozen(deps.db, 'session-summary', sessionId);
  if (frozen === undefined) return { paper: scoreSummary(await summaryNow(deps, session, seats)), about };
  const head = frozen.head as FrozenHead;
  const signatures = await signaturesOfFrozen(deps.db, 'session-summary', sessionId);
  const paper = scoreSummary({
    head: spelled(head, await spellNames(deps.db, apartIn(head))),
    lines: frozen.lines.map(({ content }) => content as Summed),
    date: dayOf(frozen.at),
    signed: { sha256: frozen.sha256, signatures },
  });
  return { paper, about };
}

async function summaryNow(
  { db, library }: { readonly db: Queryable; readonly library: PolicyLibrary },
  session: SessionRow,
  seats: readonly SeatRow[],
): Promise<SummaryOf> {
  const { sessionId } = session;
  const caseIds = [...new Set(seats.map(({ caseId }) => caseId))];
  const asked = await evaluationsAskedBy(db, caseIds, sessionId);
  const names = await namesOf(db, [session.chair, ...namedIn(seats)]);
  const [first] = asked;
  const policy = first === undefined ? library.newest : library.byVersion(first.policyVersion);
  const content = sessionContent({
    of: await panelOf(db, caseIds),
    session,
    seats,
    aims: (await standardsShown(db, sessionId))?.aims ?? {},
    results: asked.map(({ caseId, request, answer, policyVersion }) => ({
      caseId,
      scores: (request as PanelRequest).scores,
      total: panelTotalShown(library.byVersion(policyVersion), request as PanelRequest),
      outcome: (answer as PanelOutcome).outcome,
    })),
    weights: panelWeights(policy),
    names,
    seated: (id) => names.get(id) ?? id,
  });
  const date = session.closedAt === null ? session.heldOn : dayOf(session.closedAt);
  const signed = signedBefore(session, names);
  return { ...content, date, ...(signed === undefined ? {} : { signed }) };
}
