import { useState, type ReactNode } from 'react';
import { fileAddress, usePapers, type Paper } from '../../api/papers/attachments.js';
import { files as en } from '../../i18n/en/files.js';
import { task as taskEn } from '../../i18n/en/task.js';
import { files as zh } from '../../i18n/zh/files.js';
import { task as taskZh } from '../../i18n/zh/task.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Answered } from '../states.js';

/** What was handed in with a case, for who may read it: texts and files; nothing where there is none. */
export function PapersCard({ caseId, of }: { readonly caseId: string; readonly of?: string }): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <Answered of={usePapers(caseId)}>
      {(papers) =>
        papers.length === 0 ? null : (
          <section className="card stack" aria-labelledby={`papers-${caseId}`}>
            <h2 id={`papers-${caseId}`}>
              {t.papers} {of === undefined ? null : <span className="muted">{of}</span>}
            </h2>
            <Papers papers={papers} />
          </section>
        )
      }
    </Answered>
  );
}

/** The same inside a card of its own kind, such as a row of a batch: folded, and read when it is opened. */
export function PapersFold({ caseId }: { readonly caseId: string }): ReactNode {
  const t = useTexts({ zh: taskZh, en: taskEn });
  const [open, setOpen] = useState(false);
  return (
    <details
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>{t.papers}</summary>
      {open ? <Unfolded caseId={caseId} /> : null}
    </details>
  );
}

function Unfolded({ caseId }: { readonly caseId: string }): ReactNode {
  const t = useTexts({ zh: taskZh, en: taskEn });
  return (
    <Answered of={usePapers(caseId)}>
      {(papers) => (papers.length === 0 ? <p className="muted">{t.noPapers}</p> : <Papers papers={papers} />)}
    </Answered>
  );
}

/** Papers one below the other, each with whose it is and its files to load. */
function Papers({ papers }: { readonly papers: readonly Paper[] }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  return papers.map(({ kind, text, by, byName, at, files }) => (
    <article key={`${at} ${kind} ${by}`} className="stack tight">
      <h3>
        {t.kinds[kind]} <span className="muted">{t.by(byName, instant(at, language))}</span>
      </h3>
      {text === null ? null : <p style={{ whiteSpace: 'pre-wrap' }}>{text}</p>}
      <FileLinks files={files} />
    </article>
  ));
}

/** Files to load, one a line; nothing where there are none. */
export function FileLinks({ files }: { readonly files: Paper['files'] }): ReactNode {
  const t = useTexts({ zh, en });
  return files.length === 0 ? null : (
    <ul>
      {files.map(({ id, filename, bytes }) => (
        <li key={id}>
          <a href={fileAddress(id)} download={filename}>
            {filename}
          </a>{' '}
          <span className="muted">{t.size(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
