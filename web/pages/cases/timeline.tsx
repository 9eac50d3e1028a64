import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchTimeline, type TimelineEntry } from '../../api/cases.js';
import { useStageNames } from '../../api/pipelines.js';
import { Answered } from '../../components/states.js';
import { cases as en } from '../../i18n/en/cases/cases.js';
import { cases as zh } from '../../i18n/zh/cases/cases.js';
import { proxies as proxiesEn } from '../../i18n/en/people/proxies.js';
import { proxies as proxiesZh } from '../../i18n/zh/people/proxies.js';
import { cited, instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useCatalogue } from '../../i18n/use-catalogue.js';
import { AsWorkbook } from '../../components/as-workbook.js';

/** What happened, from the ledger: act, §, person, time, then the stage that it led to. */
export function Timeline({ caseId, kind }: { readonly caseId: string; readonly kind: string }): ReactNode {
  const names = useStageNames(kind);
  const t = useTexts({ zh, en });
  const timeline = useQuery({ queryKey: ['case', caseId, 'timeline'], queryFn: () => fetchTimeline(caseId) });
  return (
    <section className="card" aria-labelledby="timeline">
      <div className="row between">
        <h2 id="timeline">{t.timeline}</h2>
        <AsWorkbook path="/v1/cases/{caseId}/timeline" places={{ caseId }} />
      </div>
      <Answered of={timeline}>
        {(entries) => (
          <ol className="timeline">
            {entries.map((entry) => (
              <Line key={entry.id} of={entry} names={names} />
            ))}
          </ol>
        )}
      </Answered>
    </section>
  );
}

interface LineProps {
  readonly of: TimelineEntry;
  /** Of the stages of the pipeline. */
  readonly names: Readonly<Record<string, string>>;
}

function Line({ of: entry, names }: LineProps): ReactNode {
  const t = useTexts({ zh, en });
  const p = useTexts({ zh: proxiesZh, en: proxiesEn });
  const w = useCatalogue();
  const language = useLanguage();
  const stages: Readonly<Record<string, string>> = { ...w.stages, ...names };
  const [before, after] = [stageOf(entry.before), stageOf(entry.after)];
  return (
    <li>
      <span>
        <strong>{w.acts[entry.act] ?? entry.act}</strong>
        {entry.clause === null ? null : <span className="muted"> {cited(entry.clause)}</span>}
      </span>
      <span className="muted">
        {entry.deputyName === null ? (entry.actorName ?? t.system) : p.pair(entry.deputyName, entry.actorName ?? '')} ·{' '}
        {instant(entry.at, language)}
      </span>
      {after === undefined || after === before ? null : (
        <span className="muted">{t.movedTo(stages[after] ?? after)}</span>
      )}
    </li>
  );
}

const stageOf = (state: unknown): string | undefined =>
  typeof state === 'object' && state !== null && 'stage' in state && typeof state.stage === 'string'
    ? state.stage
    : undefined;
