import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchTimeline, type CaseDetail, type TimelineEntry } from '../../api/cases.js';
import { usePipeline, type PipelineStage } from '../../api/pipelines.js';
import { cases as en } from '../../i18n/en/cases/cases.js';
import { cases as zh } from '../../i18n/zh/cases/cases.js';
import { cited } from '../../i18n/format.js';
import { useSay, useTexts } from '../../i18n/language.js';
import './cases.css';

/** The way of a case through its pipeline, drawn from the definition that the workflow follows; nothing without one. */
export function Way({ of: found }: { readonly of: CaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const pipeline = usePipeline(found.kind);
  const timeline = useQuery({ queryKey: ['case', found.id, 'timeline'], queryFn: () => fetchTimeline(found.id) });
  if (pipeline === undefined) return null;
  const visited = new Set((timeline.data ?? []).flatMap(stagesOf));
  return (
    <section className="card" aria-labelledby="way">
      <h2 id="way">{t.way}</h2>
      <Picture stages={pipeline.stages} here={found.stage} visited={visited} closed={found.closedAt !== null} />
    </section>
  );
}

const stageIn = (state: unknown): readonly string[] =>
  typeof state === 'object' && state !== null && 'stage' in state && typeof state.stage === 'string'
    ? [state.stage]
    : [];
const stagesOf = ({ before, after }: TimelineEntry): readonly string[] => [...stageIn(before), ...stageIn(after)];

interface PictureProps {
  readonly stages: readonly PipelineStage[];
  readonly here: string;
  readonly visited: ReadonlySet<string>;
  readonly closed: boolean;
}

function Picture({ stages, here, visited, closed }: PictureProps): ReactNode {
  const ends = stages.filter(({ end }) => end !== null);
  const ended = ends.find(({ stage }) => stage === here) ?? ends.find(({ end }) => end === 'well') ?? ends.at(-1);
  const rows = [...stages.filter(({ end }) => end === null), ...(ended === undefined ? [] : [ended])];
  return (
    <ol className="way">
      {rows.map((row, index) => {
        const state = row.stage === here ? (closed ? 'end' : 'here') : visited.has(row.stage) ? 'done' : 'todo';
        const to = (from: number, until: number): readonly PipelineStage[] =>
          state === 'here' ? rows.slice(from, until).filter(({ stage }) => row.to.includes(stage)) : [];
        return (
          <Row
            key={row.stage}
            of={row}
            ends={ends.filter((one) => one !== ended && row.to.includes(one.stage))}
            back={to(0, index)}
            on={to(index + 2, rows.length)}
            state={state}
          />
        );
      })}
    </ol>
  );
}

interface RowProps {
  readonly of: PipelineStage;
  /** Where a case may end from here. */
  readonly ends: readonly PipelineStage[];
  /** Where it may go from here other than to the next, while it stands here. */
  readonly back: readonly PipelineStage[];
  readonly on: readonly PipelineStage[];
  readonly state: 'todo' | 'done' | 'here' | 'end';
}

function Row({ of: row, ends, back, on, state }: RowProps): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const current = state === 'here' || state === 'end';
  return (
    <li className={`${state}${row.end === null ? '' : ` ${row.end}`}`} aria-current={current ? 'step' : undefined}>
      <span className="dot" aria-hidden="true">
        {state === 'done' || (state === 'end' && row.end === 'well') ? '✓' : ''}
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
