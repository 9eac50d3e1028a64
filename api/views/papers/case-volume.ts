import { sessionsOfCase } from '../../../db/defense/defense.js';
import type { CaseHead } from '../../../db/cases/personnel-cases.js';
import { listTimeline, type TimelineEntry } from '../../../db/cases/timeline.js';
import type { Queryable } from '../../../db/database.js';
import { listScans } from '../../../db/documents/scans.js';
import { findDocument, listDocuments, type FullDocument } from '../../../db/documents/views.js';
import { linksOfLedger } from '../../../db/seals/links.js';
import { headOf } from '../../../db/seals/seal.js';
import type { CaseFileContent } from '../../../documents/case-file.js';
import { caseVolume, type VolumeDocument, type VolumeLine } from '../../../documents/papers/case-volume.js';
import type { PersonnelFileContent } from '../../../documents/personnel-file.js';
import { contentWithoutLeave } from '../../../documents/without-leave.js';
import { DOCUMENTS } from '../../../domain/documents/kind.js';
import { PIPELINES } from '../../../domain/pipelines/pipelines.js';
import { CASE } from '../../../domain/refusals/cases.js';
import { handOf } from '../../../domain/standing-in/in-place.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import type { SignedIn } from '../../http/route.js';
import { seenTimeline } from '../cases/seen.js';
import { SIGNATURE_WORDS } from '../sheet-words.js';
import { digestFor, mayReadPrivate, viewerOf } from '../viewer.js';
import { assessmentsOf, reviewOfCase } from './case-forms.js';
import { dayOf, type PaperAbout } from './paper-about.js';
import { sheetsOfCase } from './session.js';
import { wholeCase } from './whole-case.js';

interface Deps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
}

/** More documents than a case ever has. */
const ALL = 1_000;

/**
 * The whole file of a finished case (8.5.7): what was frozen at its end, and everything beside it as far as the reader may
 * see it; of a 360° review the summary alone (I-56).
 * @throws RefusalError `CASE.NOT_FOUND`, `CASE.NOT_FILED`
 */
export async function caseVolumeOnPaper(
  deps: Deps,
  actor: SignedIn,
  caseId: string,
): Promise<PaperAbout<'case-volume'>> {
  const { db } = deps;
  const { head, seen } = await wholeCase(db, actor, caseId);
  const issued = await listDocuments(db, viewerOf(actor), { caseId }, { limit: ALL });
  const filed = issued.filter(({ kind }) => kind === 'case-file').toSorted((a, b) => a.edition - b.edition);
  const frozen = await findDocument(db, viewerOf(actor), filed.at(-1)?.id ?? '');
  if (frozen === undefined) throw new RefusalError(refuse(CASE.NOT_FILED));
  const scores = [];
  for (const sessionId of (await sessionsOfCase(db, caseId, actor.personId)).toReversed())
    scores.push(await sheetsOfCase(db, actor, { sessionId, caseId }));
  const lines = seenTimeline(seen, await listTimeline(db, caseId));
  const chain = await headOf(db);
  const paper = caseVolume({
    number: frozen.number,
    caseId,
    content: contentFor(actor, frozen),
    scores: scores.filter((one) => one !== undefined),
    assessments: await assessmentsOf(deps, head),
    review: await reviewOfCase(deps, actor, head),
    documents: await listed(db, actor, issued),
    lines: await linked(db, head, lines),
    date: dayOf(lines.at(-1)?.at ?? frozen.issuedAt),
    head: chain === undefined ? undefined : { no: chain.no, hash: chain.hash.toString('hex') },
  });
  return { paper, about: [head.personId] };
}

/** I-09: which leave it was is for HR and the person. */
const contentFor = (actor: SignedIn, { content, personId }: FullDocument): CaseFileContent | PersonnelFileContent =>
  (mayReadPrivate(actor, personId) ? content : contentWithoutLeave(content)) as CaseFileContent | PersonnelFileContent;

const COVERED = '按权限不予显示';

async function listed(
  db: Queryable,
  actor: SignedIn,
  issued: Awaited<ReturnType<typeof listDocuments>>,
): Promise<readonly VolumeDocument[]> {
  const scans = await listScans(
    db,
    issued.map(({ id }) => id),
  );
  return issued
    .toSorted((a, b) => a.issuedAt.getTime() - b.issuedAt.getTime() || (a.id < b.id ? -1 : 1))
    .map((one) => ({ ...one, digest: digestFor(actor, one) }))
    .map(({ id, number, kind, issuedAt, signature, signedAt, digest }) => ({
      number,
      what: DOCUMENTS[kind].title.zh,
      issuedOn: dayOf(issuedAt),
      answer: signature === null || signedAt === null ? '' : `${SIGNATURE_WORDS[signature].zh}（${dayOf(signedAt)}）`,
      sha256: digest ?? COVERED,
      scans: scans
        .filter(({ documentId }) => documentId === id)
        .map(({ filename, byName, at, fileSha256, documentSha256 }) => ({
          filename,
          by: byName,
          at: at.toISOString(),
          fileSha256,
          documentSha256: digest === null ? COVERED : documentSha256,
        })),
    }));
}

async function linked(
  db: Queryable,
  { id, kind }: CaseHead,
  lines: readonly TimelineEntry[],
): Promise<readonly VolumeLine[]> {
  const links = new Map((await linksOfLedger(db, id)).map((one) => [one.id, one]));
  const titles = new Map(PIPELINES[kind].map(({ stage, title }) => [stage as string, title.zh]));
  const stageIn = (state: unknown): string | null => {
    const stage = (state as { readonly stage?: unknown } | null)?.stage;
    return typeof stage === 'string' ? (titles.get(stage) ?? null) : null;
  };
  return lines.map(({ id: line, at, act, clause, before, after, actorName, deputyName }) => {
    const link = links.get(line);
    return {
      id: line,
      at: at.toISOString(),
      act,
      clause,
      from: stageIn(before),
      to: stageIn(after),
      by: actorName === null ? '系统' : handOf(actorName, deputyName),
      link: link === undefined ? null : { no: link.no, hash: link.hash.toString('hex') },
    };
  });
}
