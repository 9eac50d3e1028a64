import type { ReactNode } from 'react';
import { cycles as en } from '../../i18n/en/cases/cycles.js';
import { cycles as zh } from '../../i18n/zh/cases/cycles.js';
import { useTexts } from '../../i18n/language.js';
import { STAGE_GROUPS, type Group, type Stage } from './stage-groups.js';
import './cycles.css';
import { useCatalogue } from '../../i18n/use-catalogue.js';

interface Props {
  readonly counts: Readonly<Record<string, number>>;
  /** The stage whose people are listed below. */
  readonly chosen: string | undefined;
  readonly onChoose: (stage: Stage | undefined) => void;
}

/** How many people stand where; one press lists them. */
export function Funnel({ counts, chosen, onChoose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const w = useCatalogue();
  const most = Math.max(1, ...Object.values(counts));
  return (
    <div className="funnel">
      {(Object.entries(STAGE_GROUPS) as [Group, readonly Stage[]][]).map(([group, stages]) => {
        const here = stages.filter((stage) => (counts[stage] ?? 0) > 0);
        const total = here.reduce((sum, stage) => sum + (counts[stage] ?? 0), 0);
        return (
          <section key={group} className={total === 0 ? 'funnel-group idle' : 'funnel-group'}>
            <h3>
              {t.groups[group]} <b>{total}</b>
            </h3>
            {here.map((stage) => (
              <button
                key={stage}
                type="button"
                className="funnel-stage"
                aria-pressed={chosen === stage}
                title={t.clickToFilter}
                onClick={() => {
                  onChoose(chosen === stage ? undefined : stage);
                }}
              >
                <span className="bar" style={{ width: `${Math.max(6, (100 * (counts[stage] ?? 0)) / most)}%` }} />
                <span>{w.stages[stage]}</span>
                <b>{counts[stage]}</b>
              </button>
            ))}
          </section>
        );
      })}
    </div>
  );
}
