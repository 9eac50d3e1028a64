import { handOf } from '../../domain/standing-in/in-place.js';
import { gradeOf } from '../../domain/vocabulary/level.js';
import { boundTo } from '../../db/attachments/bound.js';
import { decisionsOf } from '../../db/cases/decisions.js';
import { evaluationsOf, type EvaluationRow } from '../../db/cases/evaluations.js';
import { readCycleResults, type CycleResult } from '../../db/cycles/results.js';
import type { Queryable } from '../../db/database.js';
import { standardsOfCases } from '../../db/defense/defense.js';
import { wordsOf } from '../../db/own-words/own-words.js';
import type {
  CaseFileAttachment,
  CaseFileDecision,
  CaseFileStandards,
  CaseFileWords,
} from '../../documents/case-file.js';

/** What the file of a case holds, as the records have it; each is read at the first question, for all cases of a step. */
export interface Filed {
  /** Every evaluation of the case, in order. */
  evaluations(caseId: string): Promise<readonly EvaluationRow[]>;
  /** Every decision of the case, in order. */
  decisions(caseId: string): Promise<readonly CaseFileDecision[]>;
  /** Every file that was handed in with the case. */
  attachments(caseId: string): Promise<readonly CaseFileAttachment[]>;
  /** What the person said of himself in the case (I-79). */
  words(caseId: string): Promise<readonly CaseFileWords[]>;
  /** By what every panel judged that heard the case (14.1), in order. */
  standards(caseId: string): Promise<readonly CaseFileStandards[]>;
  /** What the cycle has decided; undefined for a case that is no level promotion. */
  result(caseId: string): Promise<CycleResult | undefined>;
}

/** The records of all these cases. */
export function filedRemembered(trx: Queryable, caseIds: readonly string[]): Filed {
  const evaluations = byCase(() => evaluationsOf(trx, caseIds));
  const decisions = byCase(() => decisionsOf(trx, caseIds));
  const bound = byCase(() => boundTo(trx, caseIds));
  const said = byCase(() => wordsOf(trx, caseIds));
  const shown = byCase(() => standardsOfCases(trx, caseIds));
  const results = byCase(() => readCycleResults(trx, caseIds));
  return {
    evaluations,
    decisions: async (caseId) =>
      (await decisions(caseId)).map(
        ({ clause, kind, outcome, reason, decidedBy, decidedByName, deputy, deputyName, at }) => ({
          clause,
          kind,
          outcome,
          reason,
          decidedBy: decidedBy === null ? null : handOf(decidedBy, deputy),
          decidedByName: decidedByName === null ? null : handOf(decidedByName, deputyName),
          at: at.toISOString(),
        }),
      ),
    attachments: async (caseId) =>
      (await bound(caseId)).map(({ id, filename, mediaType, sha256, bytes, purpose, by, byName, at }) => ({
        id,
        filename,
        mediaType,
        sha256,
        bytes,
        purpose,
        by,
        byName,
        at: at.toISOString(),
      })),
    words: async (caseId) =>
      (await said(caseId)).map(({ kind, text, by, at }) => ({ kind, text, by, at: at.toISOString() })),
    standards: async (caseId) =>
      (await shown(caseId)).map(({ sessionId, standards: { policyVersion, source, laidDownFor, items, aims } }) => {
        const level = aims[caseId] ?? null;
        const grade = level === null ? null : gradeOf(level);
        const descriptors =
          grade === null ? [] : items.map(({ ability, grades }) => ({ ability, descriptor: grades[grade] }));
        return { sessionId, policyVersion, source, laidDownFor, level, descriptors };
      }),
    result: async (caseId) => (await results(caseId))[0],
  };
}

function byCase<T extends { readonly caseId: string }>(read: () => Promise<readonly T[]>) {
  let reading: Promise<readonly T[]> | undefined;
  return async (caseId: string): Promise<readonly T[]> => {
    reading ??= read();
    return (await reading).filter((row) => row.caseId === caseId);
  };
}
