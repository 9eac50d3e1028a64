import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchTimeline, type CaseDetail } from '../../api/cases.js';
import { usePipeline, type PipelineStage } from '../../api/pipelines.js';
import { cases as en } from '../../i18n/en/cases/cases.js';
import { cases as zh } from '../../i18n/zh/cases/cases.js';
import { cited } from '../../i18n/format.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { wayOf, type WayRow } from './walked.js';
import './cases.css';

/** The way of a case through its pipeline: what it went through, and what may still come; nothing without one. */
export function Way({ of: found }: { readonly of: CaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const pipeline = usePipeline(found.kind);
  const timeline = useQuery({ queryKey: ['case', found.id, 'timeline'], queryFn: () => fetchTimeline(found.id) });
  if (pipeline === undefined || timeline.data === undefined) return null;
  const rows = wayOf(pipeline.stages, { stage: found.stage, closed: found.closedAt !== null }, timeline.data);
  return (
    <section className="card" aria-labelledby="way">
      <h2 id="way">{t.way}</h2>
      <ol className="way">
        {rows.map((row) => (
          <Row key={row.stage.stage} of={row} />
        ))}
      </ol>
    </section>
  );
}

function Row({ of: { stage: row, ends, back, on, state } }: { readonly of: WayRow }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const current = state === 'here' || state === 'end';
  return (
    <li className={`${state}${row.end === null ? '' : ` ${row.end}`}`} aria-current={current ? 'step' : undefined}>
      <span className="dot" aria-hidden="true">
        {state === 'done' ? (row.end === 'otherwise' ? '✗' : '✓') : state === 'end' && row.end === 'well' ? '✓' : ''}
      </span>
      <span className="way-what">
        <strong>{say(row.title)}</strong> <span className="muted">{cited(row.clause)}</span>
        {state === 'here' ? <span className="chip good way-here">{t.here}</span> : null}
      </span>
      {[
        [t.orOn, on],
        [t.orBack, back],
        [t.orEnds, ends],
      ]
        .filter((one): one is [string, readonly PipelineStage[]] => one[1] !== undefined && one[1].length > 0)
        .map(([label, stages]) => (
          <span key={label} className="way-ends muted">
            {label}
            {stages.map(({ title }) => say(title)).join(' · ')}
          </span>
        ))}
    </li>
  );
}
