import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { WhatIfCycle } from '../../api/policy.js';
import { Clause } from '../../components/clause.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';
import { useStored } from '../../i18n/use-stored.js';

type Person = WhatIfCycle['differences'][number];
type Result = Person['before'];
type Finding = Person['findings'][number]['before'];

const GROUPS = ['higher', 'lower', 'otherwise'] as const;

/** Who fares differently: those who would stand higher, those who would stand lower, and the § that make it so. */
export function WhatIfPeople({ of: cycle }: { readonly of: WhatIfCycle }): ReactNode {
  const t = useTexts({ zh, en });
  const { levels } = useTexts({ zh: wordsZh, en: wordsEn });
  const ranks = Object.keys(levels);
  const groupOf = ({ before, after }: Person): (typeof GROUPS)[number] => {
    const climbed = ranks.indexOf(after.level ?? '') - ranks.indexOf(before.level ?? '');
    return climbed > 0 ? 'higher' : climbed < 0 ? 'lower' : 'otherwise';
  };
  return (
    <div className="stack tight">
      <h3>{t.fareDifferently(cycle.differing)}</h3>
      {GROUPS.map((group) => {
        const people = cycle.differences.filter((one) => groupOf(one) === group);
        if (people.length === 0) return null;
        return (
          <div key={group}>
            <p className={`fare ${group}`}>{t.groups[group](people.length)}</p>
            {people.map((one) => (
              <Differs key={one.personId} of={one} />
            ))}
          </div>
        );
      })}
      {cycle.differing > cycle.differences.length ? (
        <p className="muted">{t.listed(cycle.differences.length, cycle.differing)}</p>
      ) : null}
    </div>
  );
}

function Differs({ of: one }: { readonly of: Person }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const comesTo = ({ outcome, level, way }: Result): string => {
    const stands = level === null ? '—' : w.levels[level];
    return way === 'none' ? `${stands} · ${w.outcomes[outcome]}` : `${stands} · ${t.ways[way]}`;
  };
  return (
    <details className="case-fold">
      <summary>
        {one.name} <span className="muted">{one.personId}</span>{' '}
        <span className="comes-to">
          {comesTo(one.before)} → {comesTo(one.after)}
        </span>
      </summary>
      <div className="stack tight">
        <Link to={`/people/${encodeURIComponent(one.personId)}`}>{t.toPerson}</Link>
        {one.findings.map(({ clause, before, after }, index) => (
          <dl key={index} className="facts">
            <dt>
              <Clause id={clause} />
            </dt>
            <dd />
            <dt>{t.before}</dt>
            <dd>
              <Says of={before} />
            </dd>
            <dt>{t.after}</dt>
            <dd>
              <Says of={after} />
            </dd>
          </dl>
        ))}
      </div>
    </details>
  );
}

function Says({ of: finding }: { readonly of: Finding }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useStored();
  if (finding === null) return <span className="muted">{t.notAsked}</span>;
  return (
    <>
      <span className={finding.met ? 'mark good' : 'mark bad'} aria-hidden="true">
        {finding.met ? '✓' : '✗'}
      </span>{' '}
      <span className="visually-hidden">{finding.met ? t.met : t.notMet}</span>
      {say(finding.expected)} · {say(finding.actual)}
    </>
  );
}
