import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useOlderSetbacks } from '../../api/people.js';
import type { components } from '../../api/schema.js';
import { audits, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import { isWithin, type Column } from '../../components/table/column.js';
import { DataTable, type Marks } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { olderSetbacks as en } from '../../i18n/en/people/older-setbacks.js';
import { date, month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { olderSetbacks as zh } from '../../i18n/zh/people/older-setbacks.js';
import { GoLive } from './go-live.js';
import { keyOf, OlderSetbackForm } from './older-setback-form.js';
import { AsWorkbook } from '../../components/as-workbook.js';

type OlderSetback = components['schemas']['OlderSetback'];

const SORTS = ['name', 'month', 'rating', 'published', 'department'] as const;

/** I-82: the day from which on the service holds the data, and what was published before it, for HR to decide on. */
export default function OlderSetbacksPage(): ReactNode {
  const t = useTexts({ zh, en });
  const list = useOlderSetbacks();
  return (
    <Page title={t.title} lead={t.lead}>
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
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const view = useView({ sorts: SORTS, filters: { rating: ['C', 'D'], left: ['yes', 'no'] } });
  const columns = useColumns(personId);
  // What the list is not narrowed to is not chosen, nor what somebody else has decided meanwhile.
  const open = items.filter((one) => one.personId !== personId && isWithin(columns, view.filters, one));
  const still = open.filter((one) => chosen[keyOf(one)] === true);
  const mine: Marks<OlderSetback> = {
    marked: chosen,
    change: setChosen,
    may: (one) => one.personId !== personId,
  };
  return (
    <section className="stack" aria-labelledby="older-setbacks">
      <h2 id="older-setbacks">{t.waiting(items.length)}</h2>
      {decides ? (
        <OlderSetbackForm
          key={items.length}
          chosen={still}
          among={open.length}
          onAll={() => {
            setChosen(Object.fromEntries(open.map((one) => [keyOf(one), true])));
          }}
          onNone={() => {
            setChosen({});
          }}
        />
      ) : null}
      <TableBar list="older-setbacks" columns={columns} view={view}>
        <AsWorkbook path="/v1/older-setbacks" />
      </TableBar>
      <DataTable
        whole
        label={t.title}
        columns={columns}
        view={view}
        rows={items}
        idOf={keyOf}
        empty={t.noneFound}
        {...(decides ? { marks: mine } : {})}
      />
    </section>
  );
}

function useColumns(own: string): readonly Column<OlderSetback>[] {
  const t = useTexts({ zh, en });
  const { yes, no } = useTexts({ zh: commonZh, en: commonEn });
  const language = useLanguage();
  return useMemo(
    () => [
      {
        key: 'name',
        title: t.person,
        text: (one) => `${one.name} ${one.personId}`,
        cell: (one) => (
          <>
            <Link to={`/people/${encodeURIComponent(one.personId)}`}>{one.name}</Link>{' '}
            <span className="muted">{one.personId}</span>
            {one.hasLeft ? <span className="chip">{t.left}</span> : null}
            {one.personId === own ? <span className="chip warn">{t.own}</span> : null}
          </>
        ),
        sort: ({ name }) => name,
      },
      { key: 'month', title: t.month, text: (one) => month(one.month, language), sort: (one) => one.month },
      {
        key: 'rating',
        title: t.rating,
        text: ({ rating }) => rating,
        sort: ({ rating }) => rating,
        filter: { choices: { C: 'C', D: 'D' }, of: ({ rating }) => rating },
      },
      {
        key: 'published',
        title: t.publishedOn,
        text: ({ publishedOn }) => date(publishedOn, language),
        sort: ({ publishedOn }) => publishedOn,
      },
      {
        key: 'department',
        title: t.department,
        text: ({ departmentName }) => departmentName,
        sort: ({ departmentName }) => departmentName,
      },
      {
        key: 'left',
        title: t.left,
        text: ({ hasLeft }) => (hasLeft ? yes : no),
        filter: { choices: { yes, no }, of: ({ hasLeft }) => (hasLeft ? 'yes' : 'no') },
        extra: true,
      },
    ],
    [t, own, yes, no, language],
  );
}
