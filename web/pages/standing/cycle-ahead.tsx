import type { ReactNode } from 'react';
import type { CycleOutlook, RuleOutlook, StandingDetail } from '../../api/standing.js';
import { Clause } from '../../components/clause.js';
import { Findings } from '../../components/cases/findings.js';
import { standing as en } from '../../i18n/en/people/standing.js';
import { standing as zh } from '../../i18n/zh/people/standing.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useStored } from '../../i18n/use-stored.js';
import { OutlookChip } from './outlook-chip.js';

interface Props {
  readonly of: CycleOutlook;
  /** The level held now, as the records have it. */
  readonly present: StandingDetail['levels'][number] | undefined;
}

/** §8: a cycle to come, what is asked for first, and what each rule still takes. */
export function CycleAhead({ of: cycle, present }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const months = (some: readonly string[]): string => some.map((one) => month(one, language)).join(' · ');
  const id = `cycle-${cycle.cycle}`;
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t.cycle(month(cycle.cycle, language))}</h2>
      <dl className="facts">
        <dt>{t.referenceDay}</dt>
        <dd>{date(cycle.referenceDay, language, true)}</dd>
        <dt>{t.window}</dt>
        <dd>{t.span(month(cycle.windowFrom, language), month(cycle.windowTo, language))}</dd>
        {cycle.openMonths.length === 0 ? null : (
          <>
            <dt>{t.openMonths}</dt>
            <dd>{months(cycle.openMonths)}</dd>
          </>
        )}
        {cycle.missingMonths.length === 0 ? null : (
          <>
            <dt>{t.missingMonths}</dt>
            <dd>{months(cycle.missingMonths)}</dd>
          </>
        )}
      </dl>
      {cycle.complaintPending ? <p className="notice warn">{t.complaintPending}</p> : null}
      {cycle.provisional ? <p className="muted">{t.provisional}</p> : null}
      <h3>{t.rules}</h3>
      {cycle.atCap !== null ? (
        <p className="notice">{t.atCap(w.levels[cycle.atCap])}</p>
      ) : cycle.rules.length === 0 ? (
        <p className="notice warn">{t.noRules}</p>
      ) : null}
      <ul className="rule-list">
        {cycle.rules.map((rule) => (
          <Rule key={rule.clause} of={rule} />
        ))}
      </ul>
      <h3>{t.conditions}</h3>
      <Findings findings={cycle.conditions} />
      <Counted of={present} />
    </section>
  );
}

/** I-19: from when the three months of §8.2.2 count, where that is another day than the level's. */
function Counted({ of: present }: { readonly of: Props['present'] }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  if (present === undefined || present.countsFrom === present.from) return null;
  const say = present.source === 'level-promotion' ? t.countsEarlier : t.countsOther;
  return <p className="muted">{say(date(present.from, language), date(present.countsFrom, language))}</p>;
}

function Rule({ of: rule }: { readonly of: RuleOutlook }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useStored();
  return (
    <li className={rule.state}>
      <span className="row">
        <OutlookChip state={rule.state} />
        <Clause id={rule.clause} />
      </span>
      <strong>{say(rule.text)}</strong>
      {rule.panelSteps > 0 ? <span className="muted">{t.byPanel}</span> : null}
    </li>
  );
}
