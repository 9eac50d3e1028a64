import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { nearestOf, type Level } from '../../api/standing.js';
import { Page } from '../../components/page.js';
import { Paged, usePages } from '../../components/paged.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { standing as en } from '../../i18n/en/people/standing.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { standing as zh } from '../../i18n/zh/people/standing.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { asWritten, cited, month } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { OutlookChip } from './outlook-chip.js';
import './standing.css';
import { AsWorkbook } from '../../components/as-workbook.js';

type Position = components['schemas']['Position'];

/** The same for many: heads see those below them, HR and the general manager everybody. */
export default function StandingsPage(): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const [level, setLevel] = useState<Level>();
  const [position, setPosition] = useState<Position>();
  const list = usePages(['standings', level, position], (page) =>
    body(
      api.GET('/v1/standings', {
        params: {
          query: {
            ...page,

            ...(level === undefined ? {} : { level }),
            ...(position === undefined ? {} : { position }),
          },
        },
      }),
    ),
  );
  const options = <T extends string>(names: Readonly<Record<T, string>>) =>
    (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }));
  return (
    <Page title={t.list} lead={t.listLead} beside={<AsWorkbook path="/v1/standings" query={{ level, position }} />}>
      <div className="row">
        <Select<Level>
          aria-label={t.level}
          allowClear
          placeholder={t.anyLevel}
          style={{ width: 190 }}
          options={options(w.levels)}
          onChange={(next) => {
            setLevel(next);
          }}
        />
        <Select<Position>
          aria-label={t.position}
          allowClear
          placeholder={t.anyPosition}
          style={{ width: 160 }}
          options={options(w.positions)}
          onChange={(next) => {
            setPosition(next);
          }}
        />
      </div>
      <Paged of={list} empty={t.emptyList}>
        {(items) => (
          <section className="card">
            <div className="table-scroll" tabIndex={0} role="region" aria-label={t.list}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t.person}</th>
                    <th scope="col">{t.level}</th>
                    <th scope="col">{t.nextCycle}</th>
                    <th scope="col">{t.best}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map(({ person, levelPromotion: [next] }) => (
                    <tr key={person.id}>
                      <td>
                        <span className="standing-name">
                          <Link to={`/standing/${encodeURIComponent(person.id)}`}>{person.name}</Link>
                          <span className="muted">
                            {person.id}
                            {person.position === null ? '' : ` · ${w.positions[person.position]}`}
                          </span>
                        </span>
                      </td>
                      <td>{person.level === null ? common.dash : w.levels[person.level]}</td>
                      <Next of={next} />
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        )}
      </Paged>
    </Page>
  );
}

function Next({ of: cycle }: { readonly of: components['schemas']['CycleOutlook'] | undefined }): ReactNode {
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const say = useSay();
  const language = useLanguage();
  const nearest = nearestOf(cycle);
  const bar = cycle?.conditions.find(({ met }) => !met);
  return (
    <>
      <td>{cycle === undefined ? '—' : month(cycle.cycle, language)}</td>
      <td>
        {nearest === undefined ? (
          <span className="muted">
            {bar === undefined
              ? t.nothingAhead
              : asWritten(`${say(bar.expected)}${common.colon}${say(bar.actual)} (${cited(bar.clause)})`, language)}
          </span>
        ) : (
          <span className="stack tight">
            <span>
              <OutlookChip state={nearest.state} />
            </span>
            {say(nearest.text)}
          </span>
        )}
      </td>
    </>
  );
}
