import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchTimeline, type CaseDetail, type TimelineEntry } from '../../api/cases.js';
import { usePipeline, type PipelineStage } from '../../api/pipelines.js';
import { cases as en } from '../../i18n/en/cases/cases.js';
import { cases as zh } from '../../i18n/zh/cases/cases.js';
import { cited } from '../../i18n/format.js';
import { useSay, useTexts } from '../../i18n/language.js';
import './cases.css';

/** Height of a stage and place of its dot, in pixels; arcs to the left of the dots join what does not follow itself. */
const ROW = 54;
const DOT = { x: 58, y: 20 };
const centre = (index: number): number => index * ROW + DOT.y;

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
    <div className="way">
      <svg width={DOT.x + 10} height={rows.length * ROW} aria-hidden="true">
        <defs>
          <marker id="way-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {rows.flatMap((row, from) =>
          row.to
            .map((stage) => rows.findIndex((one) => one.stage === stage))
            .filter((to) => to >= 0)
            .map((to) => <Arc key={`${row.stage}-${to}`} from={from} to={to} />),
        )}
      </svg>
      <ol>
        {rows.map((row) => (
          <Row
            key={row.stage}
            of={row}
            ends={ends.filter((one) => one !== ended && row.to.includes(one.stage))}
            state={row.stage === here ? (closed ? 'end' : 'here') : visited.has(row.stage) ? 'done' : 'todo'}
          />
        ))}
      </ol>
    </div>
  );
}

/** Straight to the next; in an arc over what lies between, dashed where it leads back. */
function Arc({ from, to }: { readonly from: number; readonly to: number }): ReactNode {
  const [start, finish] = [centre(from), centre(to)];
  if (to === from + 1) return <path d={`M${DOT.x} ${start + 11}V${finish - 12}`} markerEnd="url(#way-tip)" />;
  const bulge = DOT.x - 10 - Math.min(46, 12 + 7 * Math.abs(to - from));
  const gap = to > from ? -4 : 4;
  return (
    <path
      className={to < from ? 'back' : ''}
      d={`M${DOT.x - 11} ${start}C${bulge} ${start} ${bulge} ${finish + gap} ${DOT.x - 13} ${finish + gap}`}
      markerEnd="url(#way-tip)"
    />
  );
}

interface RowProps {
  readonly of: PipelineStage;
  /** Where a case may end from here. */
  readonly ends: readonly PipelineStage[];
  readonly state: 'todo' | 'done' | 'here' | 'end';
}

function Row({ of: row, ends, state }: RowProps): ReactNode {
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
      {ends.length === 0 ? null : (
        <span className="way-ends muted">
          {t.orEnds} {ends.map(({ title }) => say(title)).join(' · ')}
        </span>
      )}
    </li>
  );
}
