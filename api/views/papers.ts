import type { Queryable } from '../../db/database.js';
import { listBound, type BoundFile } from '../../db/attachments/bound.js';
import { listDecisions, type DecisionRow } from '../../db/cases/decisions.js';
import { listTimeline } from '../../db/cases/timeline.js';
import { scoresInCase } from '../../db/defense/defense.js';
import { FILE_PURPOSES, type FilePurpose } from '../../domain/attachments/attachment.js';
import { PAPER_OF_DECISION, PAPER_SIGHT } from '../../domain/sight/papers.js';
import type { Reader } from '../../domain/sight/telling.js';
import type { SignedIn } from '../http/route.js';
import { findSeen, findSeenBy } from './case-detail.js';
import { seenDecisions, type Seen } from './seen.js';
import { addresseeOf } from './viewer.js';

/** Something that was handed in with a case by one act: a text, files, or both. */
export interface Paper {
  readonly purpose: FilePurpose;
  readonly text: string | null;
  readonly by: string;
  readonly byName: string;
  readonly at: Date;
  readonly files: readonly BoundFile[];
}

/**
 * What was handed in with a case, as far as somebody may read it, in order.
 * @throws RefusalError `CASE.NOT_FOUND` for whom the case is hidden from.
 */
export async function papersOf(db: Queryable, actor: SignedIn, caseId: string): Promise<readonly Paper[]> {
  const scores = await scoresInCase(db, actor.personId, caseId);
  // Who sits on the panel reads as a scorer, whatever else he is to the person (8.3.4).
  const seen = scores ? await findSeenBy(db, addresseeOf(actor), caseId) : await findSeen(db, actor, caseId);
  const readers: readonly Reader[] = scores && seen.reader !== 'person' ? [seen.reader, 'scorer'] : [seen.reader];
  const decisions = await listDecisions(db, caseId);
  const timeline = await listTimeline(db, caseId);
  const told = readers.map((reader) => {
    const standing: Seen = { ...seen, reader };
    return { reader, at: new Set(seenDecisions(standing, decisions, timeline).map(({ at }) => at.getTime())) };
  });
  const isTold = ({ purpose, at }: Pick<Paper, 'purpose' | 'at'>): boolean =>
    told.some((one) => PAPER_SIGHT[purpose][one.reader] === 'now' && one.at.has(at.getTime()));
  return papersIn(decisions, await listBound(db, caseId)).filter(isTold);
}

/** A step has one clock: what was decided and handed in by one act bears the same instant. */
function papersIn(decisions: readonly DecisionRow[], files: readonly BoundFile[]): readonly Paper[] {
  const texts = decisions.flatMap(({ kind, detail, decidedBy, decidedByName, at }): readonly Paper[] => {
    const purpose = PAPER_OF_DECISION[kind];
    const { text } = detail;
    if (purpose === undefined || typeof text !== 'string') return [];
    return [{ purpose, text, by: decidedBy ?? '', byName: decidedByName ?? '', at, files: [] }];
  });
  const bare = files.map(({ purpose, by, byName, at }): Paper => ({ purpose, text: null, by, byName, at, files: [] }));
  const papers = new Map<string, Paper>();
  for (const paper of [...texts, ...bare]) {
    const key = keyOf(paper);
    if (!papers.has(key)) papers.set(key, paper);
  }
  return [...papers.values()]
    .map((paper) => ({ ...paper, files: files.filter((file) => keyOf(file) === keyOf(paper)) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || orderOf(a) - orderOf(b));
}

const keyOf = ({ purpose, by, at }: Pick<Paper, 'purpose' | 'by' | 'at'>): string => `${at.getTime()} ${purpose} ${by}`;
const orderOf = ({ purpose }: Paper): number => FILE_PURPOSES.indexOf(purpose);
