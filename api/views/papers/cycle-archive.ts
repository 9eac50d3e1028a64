import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import type { CycleRow } from '../../../db/cycles/cycles.js';
import { listDefenses } from '../../../db/cycles/defenses.js';
import type { Queryable } from '../../../db/database.js';
import { findDocument, listDocumentsOfCycle, type DocumentView } from '../../../db/documents/views.js';
import { archiveOf, pathPart, type ArchiveFile } from '../../../documents/archive/archive.js';
import type { Layout, Paper } from '../../../documents/papers/paper.js';
import { typeset } from '../../../documents/typeset/typeset.js';
import { workbookOf, type Cell } from '../../../documents/workbook/workbook.js';
import { DOCUMENTS } from '../../../domain/documents/kind.js';
import { DOCUMENT } from '../../../domain/refusals/cases.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { text, type Text } from '../../../domain/vocabulary/text.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import type { SignedIn } from '../../http/route.js';
import { viewerOf } from '../viewer.js';
import { caseVolumeOnPaper } from './case-volume.js';
import { paperKeptOf } from './issued-paper.js';
import { dayOf } from './paper-about.js';
import { reportOnPaper } from './report.js';
import { summaryOnPaper } from './session.js';

interface Deps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
}

/** What the index says of a file beside its path, size and digest. */
interface Entry {
  readonly number: string;
  /** Null for what is about many. */
  readonly personId: string | null;
  readonly personName: string | null;
  readonly kind: Text;
  readonly caseId: string | null;
  /** Civil date. */
  readonly day: string;
}
type Indexed = Entry & { readonly path: string; readonly bytes: number; readonly sha256: string };

const VOLUME = text('卷宗全卷', 'Whole file');
const SUMMARY = text('答辩评审汇总表', 'Summary of a defense');
const REPORT = text('周期汇总报告', 'Report of the cycle');
const INDEX = text('索引', 'Index');

/**
 * A finished cycle for the archive, as a ZIP: every issued document as it was kept, the whole file of each case, the
 * summaries of its defenses, its report, and at the end an index with number, person, kind, day, size and digest of each.
 * Without the reader's own case, and without defenses in which he was heard (8.5.6, I-37).
 */
export async function cycleArchive(
  deps: Deps,
  actor: SignedIn,
  { cycle, language }: { readonly cycle: CycleRow; readonly language: keyof Text },
): Promise<{ readonly content: Readable; readonly about: readonly string[] }> {
  const { db } = deps;
  const issued = await listDocumentsOfCycle(db, viewerOf(actor), cycle.id);
  const others = issued.filter(({ personId }) => personId !== actor.personId);
  const defenses = await listDefenses(db, cycle.id, actor.personId);
  const closedOn = dayOf(cycle.closedAt ?? new Date(0));
  const rows: Indexed[] = [];
  const file = (path: string, entry: Entry, make: () => Promise<Buffer>): ArchiveFile => ({
    path,
    packed: true,
    make: async () => {
      const content = await make();
      const sha256 = createHash('sha256').update(content).digest('hex');
      rows.push({ ...entry, path, bytes: content.length, sha256 });
      return content;
    },
  });
  const files = [
    ...others.map((one) =>
      file(`${folder('文书')}${pathPart(one.number)}-${pathPart(one.personName)}.pdf`, entryOf(one), () =>
        documentPdf(db, actor, one.id),
      ),
    ),
    ...others
      .filter(({ kind, edition }) => kind === 'case-file' && edition === 1)
      .map((one) =>
        file(
          `${folder('卷宗')}${pathPart(one.caseId)}-${pathPart(one.personName)}.pdf`,
          { ...entryOf(one), kind: VOLUME },
          async () => pdfOf((await caseVolumeOnPaper(deps, actor, one.caseId)).paper),
        ),
      ),
    ...defenses.map(({ id, heldOn }) =>
      file(
        `${folder('答辩汇总')}${pathPart(id)}.pdf`,
        { number: id, personId: null, personName: null, kind: SUMMARY, caseId: null, day: heldOn },
        async () => pdfOf((await summaryOnPaper(deps, actor, id)).paper),
      ),
    ),
    file(
      `${REPORT.zh}.pdf`,
      { number: cycle.id, personId: null, personName: null, kind: REPORT, caseId: null, day: closedOn },
      async () => pdfOf((await reportOnPaper(db, actor, cycle, cycle.closedAt ?? new Date(0))).paper),
    ),
  ];
  const index: ArchiveFile = {
    path: `${INDEX.zh}.xlsx`,
    packed: true,
    make: () => Promise.resolve(indexOf(rows, language)),
  };
  return {
    content: archiveOf([...files, index]),
    about: [...new Set(others.map(({ personId }) => personId))],
  };
}

const folder = (name: string): string => `${name}/`;

const entryOf = ({ number, personId, personName, kind, caseId, issuedAt }: DocumentView): Entry => ({
  number,
  personId,
  personName,
  kind: DOCUMENTS[kind].title,
  caseId,
  day: dayOf(issuedAt),
});

async function documentPdf(db: Queryable, actor: SignedIn, id: string): Promise<Buffer> {
  const found = await findDocument(db, viewerOf(actor), id);
  if (found === undefined) throw new RefusalError(refuse(DOCUMENT.NOT_FOUND));
  return (await paperKeptOf(db, found)).pdf;
}

/** What else the service does comes between two papers. */
async function pdfOf(paper: Paper<Layout>): Promise<Buffer> {
  await turn();
  return typeset(paper).pdf;
}

const said = (value: string | null): Cell => (value === null ? null : { kind: 'text', value });
const COLUMNS: readonly (readonly [Text, number, (row: Indexed, language: keyof Text) => Cell])[] = [
  [text('编号', 'Number'), 24, (row) => said(row.number)],
  [text('工号', 'Staff number'), 14, (row) => said(row.personId)],
  [text('姓名', 'Name'), 16, (row) => said(row.personName)],
  [text('种类', 'Kind'), 28, (row, language) => said(row.kind[language])],
  [text('案件', 'Case'), 22, (row) => said(row.caseId)],
  [text('日期', 'Day'), 12, (row) => ({ kind: 'date', value: row.day })],
  [text('文件', 'File'), 44, (row) => said(row.path)],
  [text('字节', 'Bytes'), 12, (row) => ({ kind: 'number', value: row.bytes })],
  [text('SHA-256', 'SHA-256'), 68, (row) => said(row.sha256)],
];

const indexOf = (rows: readonly Indexed[], language: keyof Text): Readable =>
  workbookOf([
    {
      name: INDEX[language],
      columns: COLUMNS.map(([heading, width]) => ({ heading: heading[language], width })),
      rows: rows.map((row) => COLUMNS.map(([, , cell]) => cell(row, language))),
    },
  ]);
