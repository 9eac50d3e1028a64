import { Button, Input, Select } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, body } from '../../api/client.js';
import { isHr, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Paged, usePages } from '../../components/paged.js';
import { ProxySuggestions } from '../../components/people/proxy-suggestions.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { people as en } from '../../i18n/en/people/people.js';
import { personnel as personnelEn } from '../../i18n/en/cases/personnel.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { people as zh } from '../../i18n/zh/people/people.js';
import { personnel as personnelZh } from '../../i18n/zh/cases/personnel.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';

interface Filter {
  readonly position?: keyof typeof wordsZh.positions;
  readonly level?: keyof typeof wordsZh.levels;
  readonly status?: keyof typeof wordsZh.statuses;
}

/** The people whom one may see, as of today. */
export default function People(): ReactNode {
  const t = useTexts({ zh, en });
  const personnel = useTexts({ zh: personnelZh, en: personnelEn });
  const me = useMe();
  const navigate = useNavigate();
  const common = useTexts({ zh: commonZh, en: commonEn });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const [filter, setFilter] = useState<Filter>({});
  const people = usePages(
    ['people', search, filter],
    (page) =>
      body(
        api.GET('/v1/people', {
          params: {
            query: {
              ...page,
              ...filter,

              ...(search === '' ? {} : { search }),
            },
          },
        }),
      ),
    { keepBefore: true },
  );
  const choice = (field: keyof Filter, label: string, words: Readonly<Record<string, string>>): ReactNode => (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      style={{ minWidth: 150 }}
      value={filter[field] ?? null}
      options={Object.entries(words).map(([value, text]) => ({ value, label: text }))}
      onChange={(next: string | null | undefined) => {
        const rest = Object.fromEntries(Object.entries(filter).filter(([name]) => name !== field));
        setFilter(next === null || next === undefined ? rest : { ...rest, [field]: next });
      }}
    />
  );
  return (
    <Page
      title={t.title}
      lead={t.lead}
      beside={
        isHr(me.roles) ? (
          <Button type="primary" onClick={() => void navigate('/hires/new')}>
            {personnel.hire}
          </Button>
        ) : undefined
      }
    >
      {isHr(me.roles) ? <ProxySuggestions /> : null}
      <div className="row">
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
        {choice('position', t.position, w.positions)}
        {choice('level', t.level, w.levels)}
        {choice('status', t.status, w.statuses)}
        <AsWorkbook path="/v1/people" query={{ ...filter, search }} />
      </div>
      <Paged of={people} empty={t.empty}>
        {(items) => (
          <div className="card table-scroll">
            <table className="table">
              <thead>
                <tr>
                  <th>{t.name}</th>
                  <th>{t.department}</th>
                  <th>{t.position}</th>
                  <th>{t.level}</th>
                  <th>{t.status}</th>
                  <th>{t.superior}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <tr key={one.id}>
                    <td>
                      <Link to={`/people/${encodeURIComponent(one.id)}`}>{one.name}</Link>{' '}
                      <span className="muted">{one.id}</span>
                    </td>
                    <td>{one.departmentName}</td>
                    <td>{one.position === null ? (one.title ?? '—') : w.positions[one.position]}</td>
                    <td>{one.level === null ? '—' : w.levels[one.level]}</td>
                    <td>{w.statuses[one.status]}</td>
                    <td>{one.superiorName ?? '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Paged>
    </Page>
  );
}
