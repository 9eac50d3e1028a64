import type { ReactNode } from 'react';
import { papers as en } from '../i18n/en/papers.js';
import { papers as zh } from '../i18n/zh/papers.js';
import { useTexts } from '../i18n/language.js';

interface Props {
  /** The address of the paper, to which each kind of file has its ending. */
  readonly path: string;
  /** What the paper is. */
  readonly name: string;
  /** What its link says: the kind of file beside the name, the kind alone where the name stands before it, or the name. */
  readonly says?: 'both' | 'kind' | 'name';
}

/** A paper that opens as a PDF beside the page, and the same as a Word file to keep. */
export function PaperLinks({ path, name, says = 'both' }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const pdf = { both: t.asPdf(name), kind: t.pdf, name }[says];
  return (
    <span className="no-print">
      <a href={`${path}/pdf`} target="_blank" rel="noreferrer" aria-label={t.pdfOf(name)}>
        {pdf}
      </a>{' '}
      <a href={`${path}/docx`} aria-label={t.wordOf(name)}>
        {t.word}
      </a>
    </span>
  );
}
