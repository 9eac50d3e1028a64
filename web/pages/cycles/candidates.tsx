import { Input, Select } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { Paged, usePages } from '../../components/paged.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { cycles as en } from '../../i18n/en/cases/cycles.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { cycles as zh } from '../../i18n/zh/cases/cycles.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { STAGE_GROUPS, type Stage } from './stage-groups.js';
import { useCatalogue } from '../../i18n/use-catalogue.js';
import { AsWorkbook } from '../../components/as-workbook.js';

interface Props {
  readonly cycleId: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly search: URLSearchParams;
  readonly onChoose: (name: string, value: string | undefined) => void;
}

type Outcome = keyof typeof wordsZh.outcomes;
type Route = keyof typeof wordsZh.routes;
const AGAIN_MS = 10_000;

/** Everybody of a cycle, by stage, result, route and name. */
export function Candidates({ cycleId, counts, search, onChoose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const { stages } = useCatalogue();
  const [typed, setTyped] = useState('');
  const name = useDeferredValue(typed.trim());
  const stage = search.get('stage') ?? undefined;
  const outcome = search.get('outcome') ?? undefined;
  const route = search.get('route') ?? undefined;
  const people = usePages(
    ['candidates', cycleId, stage, outcome, route, name],
    (page) =>
      body(
        api.GET('/v1/cycles/{cycleId}/candidates', {
          params: {
            path: { cycleId },
            query: {
              ...page,

              ...(stage === undefined ? {} : { stage: stage as Stage }),
              ...(outcome === undefined ? {} : { outcome: outcome as Outcome }),
              ...(route === undefined ? {} : { route: route as Route }),
              ...(name === '' ? {} : { search: name }),
            },
          },
        }),
      ),
    { refetchInterval: AGAIN_MS, keepBefore: true },
  );
  const { items } = people;
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const choice = (
    field: 'stage' | 'outcome' | 'route',
    label: string,
    words: Readonly<Record<string, string>>,
  ): ReactNode => (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      style={{ minWidth: 150 }}
      value={search.get(field)}
      options={Object.entries(words).map(([value, text]) => ({ value, label: text }))}
      onChange={(next: string | undefined) => {
        onChoose(field, next);
      }}
    />
  );
  return (
    <section className="stack tight">
      <div className="row between">
        <h2>{t.candidates}</h2>
        <AsWorkbook
          path="/v1/cycles/{cycleId}/candidates"
          places={{ cycleId }}
          query={{ stage, outcome, route, search: name }}
        />
        <span className="muted">{items === undefined ? '' : t.shown(items.length, total)}</span>
      </div>
      <div className="filters">
        <Input
          allowClear
          aria-label={common.searchPeople}
          placeholder={common.searchPeople}
          style={{ width: 190 }}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
        {choice('stage', t.filterStage, stages)}
        {choice('outcome', t.filterOutcome, w.outcomes)}
        {choice('route', t.filterRoute, w.routes)}
      </div>
      <Paged of={people} empty={t.nobody}>
        {(items) => <Table items={items} />}
      </Paged>
    </section>
  );
}

type Candidate = components['schemas']['Case'];

function Table({ items }: { readonly items: readonly Candidate[] }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const { stages } = useCatalogue();
  const language = useLanguage();
  return (
    <div className="card table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th>{t.name}</th>
            <th>{t.fromTo}</th>
            <th>{t.result}</th>
            <th>{t.place}</th>
            <th>{t.effective}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={`/cases/${encodeURIComponent(one.id)}`}>{one.personName}</Link>{' '}
                <span className="muted">{one.personId}</span>
              </td>
              <td>
                {one.fromLevel === null ? '—' : w.levels[one.fromLevel]}
                {one.targetLevel === null ? null : (
                  <div>
                    → <strong>{w.levels[one.targetLevel]}</strong>
                  </div>
                )}
              </td>
              <td>
                {w.outcomes[one.outcome]}
                {one.panelOutcome === null ? null : (
                  <div className="muted">
                    {w.panelOutcomes[one.panelOutcome]} {one.panelTotal ?? ''}
                  </div>
                )}
              </td>
              <td>
                <span
                  className={
                    one.stage === 'promoted'
                      ? 'chip good'
                      : STAGE_GROUPS.ended.includes(one.stage)
                        ? 'chip'
                        : 'chip warn'
                  }
                >
                  {stages[one.stage]}
                </span>
              </td>
              <td>{one.effectiveFrom === null ? '—' : date(one.effectiveFrom, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
