import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { all, api } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { audits, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import { olderSetbacks as en } from '../../i18n/en/people/older-setbacks.js';
import { date, month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { olderSetbacks as zh } from '../../i18n/zh/people/older-setbacks.js';
import { GoLive } from './go-live.js';
import { keyOf, OlderSetbackForm } from './older-setback-form.js';
import { AsWorkbook } from '../../components/as-workbook.js';

type OlderSetback = components['schemas']['OlderSetback'];

/** I-82: the day from which on the service holds the data, and what was published before it, for HR to decide on. */
export default function OlderSetbacksPage(): ReactNode {
  const t = useTexts({ zh, en });
  const list = useQuery({
    queryKey: ['older-setbacks'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/older-setbacks', {
          params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
  });
  return (
    <Page title={t.title} lead={t.lead} beside={<AsWorkbook path="/v1/older-setbacks" />}>
      <GoLive />
      <Answered of={list}>
        {(items) => (items.length === 0 ? <Empty>{t.none}</Empty> : <Waiting items={items} />)}
      </Answered>
    </Page>
  );
}

function Waiting({ items }: { readonly items: readonly OlderSetback[] }): ReactNode {
  const t = useTexts({ zh, en });
  const { personId, roles } = useMe();
  const decides = !audits(roles);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (next: Iterable<string>): void => {
    setChosen(new Set(next));
  };
  // What somebody else has decided meanwhile is chosen no more.
  const open = items.filter((one) => one.personId !== personId);
  const still = open.filter((one) => chosen.has(keyOf(one)));
  const toggle = (one: OlderSetback, on: boolean): void => {
    const others = [...chosen].filter((key) => key !== keyOf(one));
    choose(on ? [...others, keyOf(one)] : others);
  };
  return (
    <section className="stack" aria-labelledby="older-setbacks">
      <h2 id="older-setbacks">{t.waiting(items.length)}</h2>
      {decides ? (
        <OlderSetbackForm
          key={items.length}
          chosen={still}
          onAll={() => {
            choose(open.map(keyOf));
          }}
          onNone={() => {
            choose([]);
          }}
        />
      ) : null}
      <div className="card table-scroll" tabIndex={0} role="region" aria-labelledby="older-setbacks">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.choose}</th>
              <th scope="col">{t.person}</th>
              <th scope="col">{t.month}</th>
              <th scope="col">{t.rating}</th>
              <th scope="col">{t.publishedOn}</th>
              <th scope="col">{t.department}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <Row
                key={keyOf(one)}
                of={one}
                own={one.personId === personId}
                decides={decides}
                chosen={chosen}
                onChange={toggle}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProps {
  readonly of: OlderSetback;
  readonly own: boolean;
  readonly decides: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (of: OlderSetback, on: boolean) => void;
}

function Row({ of: one, own, decides, chosen, onChange }: RowProps): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const of = month(one.month, language);
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={t.chooseOf(one.name, of)}
          disabled={own || !decides}
          checked={chosen.has(keyOf(one))}
          onChange={({ target }) => {
            onChange(one, target.checked);
          }}
        />
      </td>
      <th scope="row">
        <Link to={`/people/${encodeURIComponent(one.personId)}`}>{one.name}</Link>{' '}
        <span className="muted">{one.personId}</span>
        {one.hasLeft ? <span className="chip">{t.left}</span> : null}
        {own ? <span className="chip warn">{t.own}</span> : null}
      </th>
      <td>{of}</td>
      <td>{one.rating}</td>
      <td>{date(one.publishedOn, language)}</td>
      <td>{one.departmentName}</td>
    </tr>
  );
}
