import type { Response } from 'express';
import type * as z from 'zod';
import { templateOn } from '../../../db/documents/templates.js';
import type { Queryable } from '../../../db/database.js';
import type { KeptPaper } from '../../../db/documents/papers.js';
import type { Form, Layout, Paper } from '../../../documents/papers/paper.js';
import { typeset } from '../../../documents/typeset/typeset.js';
import { text, type Text } from '../../../domain/vocabulary/text.js';
import { disposition } from '../../http/disposition.js';
import { forReaders } from '../../word/press.js';
import { route, type Access, type Answer, type Call, type Route, type Tag } from '../../http/route.js';

/** The media type of a Word file. */
export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF = 'application/pdf';

/** How a route that answers with a file says so. */
export const fileAnswer = (type: typeof WORD | typeof PDF) =>
  ({
    status: 200,
    description: type === PDF ? text('PDF 文件', 'the file') : text('Word 文件', 'the file'),
    otherTypes: [type],
    etag: true,
  }) as const;

/** A paper that somebody may read, and how its files are called. */
export interface ReadPaper<L extends Layout = Form> {
  readonly paper: Paper<L>;
  /** What stands behind the title in the name of the file. */
  readonly name: readonly string[];
  /** Employee numbers of whom it is about. */
  readonly about: readonly string[];
  /** The PDF as it was typeset before, where it was. */
  readonly kept?: () => Promise<Pick<KeptPaper, 'pdf' | 'sha256'> | undefined>;
  /** The day whose Word template counts; absent for the day of the facts. */
  readonly on?: string;
}

/** What stands in no name of a file, on whatever system. */
const UNNAMED = /[\\/:*?"<>|\u0000-\u001f]/g;

const fileName = ({ paper, name }: ReadPaper<Layout>, ending: string): string =>
  `${[paper.frame.title, ...name]
    .map((part) => part.replace(UNNAMED, ''))
    .filter((part) => part !== '')
    .join('-')}.${ending}`;

/** A paper as a PDF, shown in the browser under its name; as it was kept where it was typeset before. */
async function asPdf(res: Response, read: ReadPaper<Layout>): Promise<Answer<never>> {
  const { pdf, sha256 } = (await read.kept?.()) ?? typeset(read.paper);
  res.setHeader('Content-Disposition', disposition('inline', fileName(read, 'pdf')));
  return { about: read.about, etag: sha256, raw: { type: PDF, content: pdf } };
}

/** The same paper as a Word file to keep, on the template that held on its day. */
async function asWord(db: Queryable, res: Response, read: ReadPaper): Promise<Answer<never>> {
  const { form, frame } = read.paper;
  const template = await templateOn(db, form, read.on ?? frame.date);
  const { docx, sha256 } = await forReaders({ what: 'fill', paper: read.paper, template });
  res.setHeader('Content-Disposition', disposition('attachment', fileName(read, 'docx')));
  return { about: read.about, etag: sha256, raw: { type: WORD, content: docx } };
}

interface OnPaper<P extends z.ZodObject, L extends Layout = Form> {
  /** The address without `/pdf` and `/docx`. */
  readonly path: string;
  readonly tag: Tag;
  readonly clause?: string;
  /** What the paper is. */
  readonly summary: Text;
  readonly description?: Text;
  readonly access: Access;
  readonly params: P;
  /** The paper, as far as the caller may read it. */
  readonly read: (call: Call<z.output<P>>) => Promise<ReadPaper<L>>;
}

const called = ({ zh, en }: Text, kind: string): Text => text(`${zh}（${kind}）`, `${en}, ${kind}`);

/** A paper as a PDF. */
export function pdfRoute<P extends z.ZodObject>({ read, path, summary, ...shared }: OnPaper<P, Layout>): Route {
  return route({
    ...shared,
    method: 'get',
    path: `${path}/pdf`,
    summary: called(summary, 'PDF'),
    answer: fileAnswer(PDF),
    handle: async (call) => asPdf(call.http.res, await read(call as never)),
  });
}

/** A paper as a PDF and as a Word file: two addresses with one permission, one reader and the same facts. */
export function paperRoutes<P extends z.ZodObject>(db: Queryable, declared: OnPaper<P>): Route[] {
  const { read, path, summary, ...shared } = declared;
  return [
    pdfRoute(declared),
    route({
      ...shared,
      method: 'get',
      path: `${path}/docx`,
      summary: called(summary, 'Word'),
      answer: fileAnswer(WORD),
      handle: async (call) => asWord(db, call.http.res, await read(call as never)),
    }),
  ];
}
