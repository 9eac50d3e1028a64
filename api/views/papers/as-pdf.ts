import type { Response } from 'express';
import type { KeptPaper } from '../../../db/documents/papers.js';
import type { Paper } from '../../../documents/papers/paper.js';
import { typeset } from '../../../documents/typeset/typeset.js';
import { text } from '../../../domain/vocabulary/text.js';
import { disposition } from '../../http/disposition.js';
import type { Answer } from '../../http/route.js';

/** How a route that answers with a paper says so. */
export const PDF_ANSWER = {
  status: 200,
  description: text('PDF 文件', 'the file'),
  otherTypes: ['application/pdf'],
  etag: true,
} as const;

/** What stands in no name of a file, on whatever system. */
const UNNAMED = /[\\/:*?"<>|\u0000-\u001f]/g;

/** A paper as the answer to a call, shown in the browser under its name; as it was kept where it was typeset before. */
export function asPdf(
  res: Response,
  paper: Paper,
  {
    name,
    about,
    kept,
  }: {
    readonly name: readonly string[];
    readonly about: readonly string[];
    readonly kept?: Pick<KeptPaper, 'pdf' | 'sha256'> | undefined;
  },
): Answer<never> {
  const { pdf, sha256 } = kept ?? typeset(paper);
  const parts = [paper.frame.title, ...name].map((part) => part.replace(UNNAMED, '')).filter((part) => part !== '');
  res.setHeader('Content-Disposition', disposition('inline', `${parts.join('-')}.pdf`));
  return {
    about,
    etag: sha256,
    raw: { type: 'application/pdf', content: pdf },
  };
}
