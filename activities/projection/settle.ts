import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { firstDayOf } from '../../domain/vocabulary/month.js';
import type { StepRecord } from '../../domain/step/record.js';
import { text } from '../../domain/vocabulary/text.js';
import { moveCases, readCaseResults, type CaseResult, type StepMark } from '../../db/cases/cases.js';
import type { Queryable } from '../../db/database.js';
import { listDecisions } from '../../db/cases/decisions.js';
import { insertDocuments, takeNumbers } from '../../db/documents/documents.js';
import { listEvaluations } from '../../db/cases/evaluations.js';
import { appendLevel } from '../../db/people/history.js';
import { appendPayChange, payTableOn } from '../../db/people/pay.js';
import { renderCaseFile, type CaseFileContent } from '../../documents/case-file.js';
import { renderLevelNotice, type LevelNoticeContent } from '../../documents/level-notice.js';

type Promoted = CaseResult & { readonly fromLevel: Level; readonly finalLevel: Level; readonly effectiveFrom: string };

const isPromoted = (result: CaseResult): result is Promoted =>
  result.fromLevel !== null && result.finalLevel !== null && result.effectiveFrom !== null;

const shanghaiYear = (at: Date): number => Number(todayIn('Asia/Shanghai', at.getTime()).slice(0, 4));

/** I-26: outside a cycle. */
const OF_A_SPECIAL = { cycleMonth: null, basis: text('§8.3.2、§8.4.1.1 与 §12.2', '§8.3.2, §8.4.1.1 and §12.2') };

/** 8.5.7, §15.3: HR issues the notices of everybody approved; each is signed after its interview. */
export async function issueNotices(
  trx: Queryable,
  caseIds: readonly string[],
  issuedBy: string | null,
  at: Date,
): Promise<void> {
  const promoted = (await readCaseResults(trx, caseIds)).filter(isPromoted);
  if (promoted.length === 0) return;
  const year = shanghaiYear(at);
  const numbers = await takeNumbers(trx, 'TZ', year, promoted.length);
  const payTables = new Map<string, ReadonlyMap<Level, string>>();
  for (const day of new Set(promoted.map(({ effectiveFrom }) => effectiveFrom))) {
    payTables.set(day, await payTableOn(trx, day));
  }
  const documents = promoted.map((result, index) => {
    const pay = payTables.get(result.effectiveFrom);
    const number = numbers[index] ?? '';
    const content: LevelNoticeContent = {
      number,
      caseId: result.caseId,
      ...(result.cycleKind === 'special' ? OF_A_SPECIAL : { cycleMonth: result.cycleMonth }),
      personId: result.personId,
      personName: result.personName,
      fromLevel: result.fromLevel,
      toLevel: result.finalLevel,
      effectiveFrom: result.effectiveFrom,
      fromAmount: pay?.get(result.fromLevel) ?? null,
      toAmount: pay?.get(result.finalLevel) ?? null,
      issuedOn: todayIn('Asia/Shanghai', at.getTime()),
      policyVersion: result.policyVersion,
    };
    const { caseId, personId } = result;
    return { number, kind: 'level-notice' as const, caseId, personId, content, html: renderLevelNotice(content) };
  });
  await insertDocuments(trx, documents, { issuedBy, at });
}

/** 8.5.7: archives a case; a promotion sets level (I-19) and pay (12.2) with effect by I-42. */
export async function settleCase(
  trx: Queryable,
  { caseId, promoted, reason }: NonNullable<StepRecord['settle']>,
  mark: StepMark,
): Promise<void> {
  const [result] = await readCaseResults(trx, [caseId]);
  if (result === undefined) throw new Error(`case ${caseId} is not there`);
  if (promoted && isPromoted(result)) await takeEffect(trx, result, mark.actor);
  await moveCases(trx, [caseId], promoted ? 'promoted' : 'not-promoted', mark, reason);
  await archive(trx, result, mark.at);
}

async function takeEffect(trx: Queryable, result: Promoted, recordedBy: string): Promise<void> {
  const { personId, caseId, fromLevel, finalLevel, effectiveFrom } = result;
  const counts = firstDayOf(result.cycleMonth);
  await appendLevel(trx, {
    personId,
    caseId,
    effectiveFrom,
    recordedBy,
    level: finalLevel,
    source: 'level-promotion',
    countsFrom: counts < effectiveFrom ? counts : effectiveFrom,
    reference: caseId,
  });
  const pay = await payTableOn(trx, effectiveFrom);
  const change = { fromAmount: pay.get(fromLevel) ?? null, toAmount: pay.get(finalLevel) ?? null };
  await appendPayChange(
    trx,
    { personId, caseId, fromLevel, toLevel: finalLevel, effectiveFrom, ...change },
    recordedBy,
  );
}

async function archive(trx: Queryable, result: CaseResult, at: Date): Promise<void> {
  if (result.fromLevel === null) return;
  const { caseId, personId, personName, cycleMonth, policyVersion } = result;
  const number = `DA-${caseId}`;
  const decisions = await listDecisions(trx, caseId);
  const content: CaseFileContent = {
    number,
    caseId,
    cycleMonth,
    personId,
    personName,
    policyVersion,
    fromLevel: result.fromLevel as Level,
    finalLevel: result.finalLevel as Level | null,
    effectiveFrom: result.effectiveFrom,
    evaluations: await listEvaluations(trx, caseId),
    decisions: decisions.map(({ clause, kind, outcome, reason, decidedBy, at: when }) => ({
      clause,
      kind,
      outcome,
      reason,
      decidedBy,
      at: when.toISOString(),
    })),
  };
  const file = { number, kind: 'case-file' as const, caseId, personId, content, html: renderCaseFile(content) };
  await insertDocuments(trx, [file], { issuedBy: null, at });
}
