import type * as z from 'zod';
import { listBound, type BoundFile } from '../../../db/attachments/bound.js';
import { listDecisions, type DecisionRow } from '../../../db/cases/decisions.js';
import { listTimeline } from '../../../db/cases/timeline.js';
import type { Queryable } from '../../../db/database.js';
import { scoresInCase } from '../../../db/defense/defense.js';
import { handOf } from '../../../domain/standing-in/in-place.js';
import { hasTaskOn } from '../../../db/tasks/inbox.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { RefusalError } from '../../../domain/vocabulary/refusal.js';
import { listOwnWords, type OwnWords } from '../../../db/own-words/own-words.js';
import {
  COMPLAINT_SIGHT,
  PAPER_KINDS,
  PAPER_OF_DECISION,
  PAPER_SIGHT,
  type PaperKind,
} from '../../../domain/sight/papers.js';
import { seesAll } from '../../../domain/sight/sight.js';
import type { Reader } from '../../../domain/sight/telling.js';
import type { SignedIn } from '../../http/route.js';
import { findSeen, findSeenBy } from './case-detail.js';
import type { fileSchema } from '../schemas.js';
import { seenDecisions, type Seen } from './seen.js';
import { addresseeOf } from '../viewer.js';

/** Something that was handed in with a case by one act: a text, files, or both. */
export interface Paper {
  readonly kind: PaperKind;
  readonly text: string | null;
  readonly by: string;
  readonly byName: string;
  readonly at: Date;
  readonly files: readonly BoundFile[];
  /** `step`: told with the decision of its step. `own`: by a person outside the steps. `complaint`: of a complaint. */
  readonly from: 'step' | 'own' | 'complaint';
}

/**
 * What was handed in with a case, as far as somebody may read it, in order.
 * @throws RefusalError `CASE.NOT_FOUND` for whom the case is hidden from.
 */
export async function papersOf(db: Queryable, actor: SignedIn, caseId: string): Promise<readonly Paper[]> {
  const scores = await scoresInCase(db, actor.personId, caseId);
  const seen = await seenFor(db, actor, caseId, scores);
  // Who sits on the panel reads as a scorer, whatever else he is to the person (8.3.4).
  const readers: readonly Reader[] = scores && seen.reader !== 'person' ? [seen.reader, 'scorer'] : [seen.reader];
  const decisions = await listDecisions(db, caseId);
  const timeline = await listTimeline(db, caseId);
  const eyes = readers.map((reader) => {
    const standing: Seen = { ...seen, reader };
    return { reader, at: new Set(seenDecisions(standing, decisions, timeline).map(({ at }) => at.getTime())) };
  });
  const papers = papersIn(decisions, await listOwnWords(db, caseId), await listBound(db, caseId));
  return papers.filter((paper) => paper.by === actor.personId || eyes.some((one) => isTold(paper, one)));
}

/** Whoever sees the case, sits on its panel, has a task about it, or heads its person by his role alone. */
async function seenFor(db: Queryable, actor: SignedIn, caseId: string, scores: boolean): Promise<Seen> {
  if (scores) return findSeenBy(db, addresseeOf(actor), caseId);
  try {
    return await findSeen(db, actor, caseId);
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    const seen = await findSeenBy(db, addresseeOf(actor), caseId);
    if (seen.reader === 'head' || (await hasTaskOn(db, actor, caseId, READ_NOTHING))) return seen;
    throw error;
  }
}

/** 9.5.6: who is asked for a 360° sheet reads nothing of the case. */
const READ_NOTHING = Object.entries(TASK_KINDS).flatMap(([kind, { about }]) => (about === 'nobody' ? [kind] : []));

/** The eyes of a reader: the instants of the decisions that he is told. */
interface Eyes {
  readonly reader: Reader;
  readonly at: ReadonlySet<number>;
}

function isTold({ kind, at, from }: Paper, { reader, at: told }: Eyes): boolean {
  const sight = from === 'complaint' ? COMPLAINT_SIGHT : PAPER_SIGHT[kind];
  if (sight[reader] !== 'now') return false;
  return from !== 'step' || seesAll(reader) || told.has(at.getTime());
}

/** A step has one clock: what was decided and handed in by one act bears the same instant. */
function papersIn(
  decisions: readonly DecisionRow[],
  words: readonly OwnWords[],
  files: readonly BoundFile[],
): readonly Paper[] {
  const decided = decisions.flatMap((one): readonly Paper[] => {
    const { kind: named, detail, decidedBy, decidedByName, deputy, deputyName, at } = one;
    const kind = PAPER_OF_DECISION[named];
    const { text } = detail;
    if (kind === undefined || typeof text !== 'string') return [];
    return [
      {
        kind,
        text,
        by: deputy ?? decidedBy ?? '',
        byName: handOf(decidedByName ?? '', deputyName),
        at,
        files: [],
        from: 'step',
      },
    ];
  });
  const said = words.map(({ kind, text, by, byName, at }): Paper => ({
    kind,
    text,
    by,
    byName,
    at,
    files: [],
    from: 'own',
  }));
  const bare = files.map(({ purpose: kind, by, byName, at, byStep, complaintId }): Paper => ({
    kind,
    text: null,
    by,
    byName,
    at,
    files: [],
    from: complaintId !== null ? 'complaint' : byStep ? 'step' : 'own',
  }));
  const papers = new Map<string, Paper>();
  for (const paper of [...decided, ...said, ...bare]) {
    const key = keyOf(paper);
    if (!papers.has(key)) papers.set(key, paper);
  }
  return [...papers.values()]
    .map((paper) => ({
      ...paper,
      files: files.filter((file) => keyOf({ ...file, kind: file.purpose }) === keyOf(paper)),
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || orderOf(a) - orderOf(b));
}

const keyOf = ({ kind, by, at }: Pick<Paper, 'kind' | 'by' | 'at'>): string => `${at.getTime()} ${kind} ${by}`;
const orderOf = ({ kind }: Paper): number => PAPER_KINDS.indexOf(kind);

/** A file as it goes out. */
export const showFile = ({
  id,
  filename,
  mediaType,
  sha256,
  bytes,
}: Pick<BoundFile, 'id' | 'filename' | 'mediaType' | 'sha256' | 'bytes'>): z.input<typeof fileSchema> => ({
  id,
  filename,
  mediaType,
  sha256,
  bytes,
});
