import type { StepMark } from '../../db/cases/ledger.js';
import { evaluationsAskedBy } from '../../db/cases/evaluations.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { readCycle } from '../../db/cycles/cycles.js';
import { listReportedCases } from '../../db/cycles/report.js';
import type { Queryable } from '../../db/database.js';
import { findSession, listSeats, standardsShown } from '../../db/defense/defense.js';
import { freezeNames } from '../../db/documents/frozen-names.js';
import { freezePaper, summariesOfCases, type ToFreeze } from '../../db/documents/frozen-papers.js';
import { insertOfficeSignatures, newestDocuments, type OfficeSigning } from '../../db/documents/offices.js';
import { namesOf } from '../../db/people/people.js';
import type { ReportHead } from '../../documents/papers/cycle-report.js';
import { seatedIn, sessionContent } from '../../documents/papers/session-content.js';
import type { Office, OfficeSaid } from '../../domain/documents/offices.js';
import type { PanelOutcome } from '../../domain/evaluation/answer.js';
import type { PanelRequest } from '../../domain/evaluation/request.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import { panelTotalShown, panelWeights } from '../../policy/rules/section-8-panel.js';
import type { ActivityDependencies } from '../dependencies.js';
import type { Left } from './left.js';

type Library = ActivityDependencies['library'];

/** Whose signature an act is, and about which cases. */
interface Signing {
  readonly role: Office;
  readonly cases: readonly string[];
  readonly said: OfficeSaid;
}

/** What is signed with it. */
type Subject = Pick<OfficeSigning, 'paperNo' | 'documentId' | 'cases' | 'sha256' | 'said'>;

/**
 * 8.5.4, 8.5.5, 9.5.3, 9.5.4, 9.5.7, 9.5.8: whoever signs for an office in a step leaves his signature with the digest of
 * what he signs, which is frozen in the same step where it is no document (docs/decisions/0072).
 */
export async function signPapers(trx: Queryable, all: readonly Left[], library: Library): Promise<void> {
  for (const left of all) {
    const signing = signingOf(left);
    if (signing === undefined) continue;
    const subjects = await subjectsOf(trx, left, signing, library);
    await insertOfficeSignatures(trx, await signedBy(trx, left.mark, signing.role, subjects), left.mark.at);
  }
}

/** Nobody signs for what the engine does by itself. */
function signingOf({ record: { decisions = [], session }, act }: Left): Signing | undefined {
  if (act === undefined) return undefined;
  const of = (is: (one: DecisionRecord) => boolean): readonly string[] => decisions.filter(is).map((one) => one.caseId);
  if (session?.stage === 'closed') {
    const cases = of(({ kind }) => kind === 'panel');
    return cases.length === 0 ? undefined : { role: 'chair', cases, said: {} };
  }
  const laid = of((one) => (one.kind === 'submission' && one.outcome === 'to-gm') || one.kind === 'qualification');
  if (laid.length > 0) return { role: 'hr', cases: laid, said: {} };
  const decided = of(({ kind }) => kind === 'gm');
  return decided.length === 0 ? undefined : { role: 'gm', cases: decided, said: saidIn(decisions) };
}

const OUTCOMES = ['approve', 'reject', 'return'] as const;

function saidIn(decisions: readonly DecisionRecord[]): OfficeSaid {
  const counts = OUTCOMES.map(
    (outcome) => [outcome, decisions.filter((one) => one.kind === 'gm' && one.outcome === outcome).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** Which papers an act signs: each by the § that asks for it. */
async function subjectsOf(
  trx: Queryable,
  { record: { decisions = [], session }, mark }: Left,
  { role, cases, said }: Signing,
  library: Library,
): Promise<readonly Subject[]> {
  if (role === 'chair') {
    const content = await sessionToFreeze(trx, session?.sessionId ?? '', library);
    return content === undefined ? [] : [await frozen(trx, content, cases, said, mark.at)];
  }
  const under = (clause: string): readonly DecisionRecord[] => decisions.filter((one) => one.clause === clause);
  const heard = under('8.5.5').length + under('9.5.8').length > 0;
  const nominees = (role === 'hr' ? under('9.5.3') : under('9.5.4').filter(({ kind }) => kind === 'gm')).map(
    ({ caseId }) => caseId,
  );
  const summaries = heard ? await summariesOfCases(trx, cases) : [];
  const records = nominees.length === 0 ? [] : await newestDocuments(trx, 'qualification-record', nominees);
  const cycleId = under('8.5.5').length > 0 ? mark.about.cycleId : undefined;
  return [
    ...summaries.map((one) => ({ paperNo: one.no, documentId: null, cases: one.cases, sha256: one.sha256, said })),
    ...(cycleId === undefined ? [] : [await frozen(trx, await reportToFreeze(trx, cycleId), cases, said, mark.at)]),
    ...records.map(({ id, caseId, sha256 }) => ({
      paperNo: null,
      documentId: id,
      cases: [],
      sha256,
      said: saidOf(decisions, role, caseId),
    })),
  ];
}

/** Of one case, with the reason. */
function saidOf(decisions: readonly DecisionRecord[], role: Office, caseId: string): OfficeSaid {
  const one = decisions.filter((decision) => decision.caseId === caseId);
  const reason = one.find(({ kind }) => kind === 'gm')?.reason;
  return role === 'gm' ? { ...saidIn(one), ...(reason === undefined ? {} : { reason }) } : {};
}

async function frozen(
  trx: Queryable,
  content: ToFreeze,
  cases: readonly string[],
  said: OfficeSaid,
  at: Date,
): Promise<Subject> {
  const { no, sha256 } = await freezePaper(trx, content, at);
  return { paperNo: no, documentId: null, cases, sha256, said };
}

/** 15.2, 15.8: what the chair signs, with the names of that day; those of the panel apart (0076). */
async function sessionToFreeze(trx: Queryable, sessionId: string, library: Library): Promise<ToFreeze | undefined> {
  const session = await findSession(trx, sessionId);
  const seats = await listSeats(trx, sessionId);
  const cases = [...new Set(seats.map(({ caseId }) => caseId))];
  const asked = await evaluationsAskedBy(trx, cases, sessionId);
  const [first] = asked;
  if (session === undefined || first === undefined) return undefined;
  const heads = await readHeads(trx, cases);
  const { head, lines } = sessionContent({
    of: heads.some(({ kind }) => kind === 'position-promotion') ? 'position' : 'level',
    session,
    seats,
    aims: (await standardsShown(trx, sessionId))?.aims ?? {},
    results: asked.map(({ caseId, request, answer, policyVersion }) => ({
      caseId,
      scores: (request as PanelRequest).scores,
      total: panelTotalShown(library.byVersion(policyVersion), request as PanelRequest),
      outcome: (answer as PanelOutcome).outcome,
    })),
    weights: panelWeights(library.byVersion(first.policyVersion)),
    names: await namesOf(
      trx,
      seats.map(({ candidateId }) => candidateId),
    ),
    seated: await freezeNames(trx, seatedIn(seats)),
  });
  return {
    kind: 'session-summary',
    about: sessionId,
    head,
    lines: lines.map((content) => ({ caseId: content.caseId, content })),
  };
}

/** 8.5.5: the cycle as HR lays it before the general manager, or as he has decided it. */
async function reportToFreeze(trx: Queryable, cycleId: string): Promise<ToFreeze> {
  const { month, launchedOn, policyVersion } = await readCycle(trx, cycleId);
  const head: ReportHead = { cycleId, month, launchedOn, policyVersion };
  const lines = await listReportedCases(trx, cycleId);
  return {
    kind: 'cycle-report',
    about: cycleId,
    head,
    lines: lines.map((content) => ({ caseId: content.caseId, content })),
  };
}

async function signedBy(
  trx: Queryable,
  { actor, deputy }: StepMark,
  role: Office,
  subjects: readonly Subject[],
): Promise<readonly OfficeSigning[]> {
  if (subjects.length === 0) return [];
  const nameOf = await freezeNames(trx, deputy === undefined ? [actor] : [actor, deputy]);
  const who = {
    role,
    signedBy: actor,
    nameSha256: nameOf(actor).sha256,
    deputyId: deputy ?? null,
    deputyNameSha256: deputy === undefined ? null : nameOf(deputy).sha256,
  };
  return subjects.map((subject) => ({ ...who, ...subject }));
}
