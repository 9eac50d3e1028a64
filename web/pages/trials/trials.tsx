import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { fetchTrials, type Trial } from '../../api/trials.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { trials as en } from '../../i18n/en/cases/trials.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { trials as zh } from '../../i18n/zh/cases/trials.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useCatalogue } from '../../i18n/use-catalogue.js';
import { StageChip } from './stage-chip.js';

const SORTS = ['name', 'post', 'department', 'start', 'last', 'review', 'stage'] as const;

/** 9.5.5: who is on trial, and until when. */
export default function TrialsPage(): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const [search, setSearch] = useSearchParams();
  const state = search.get('state') === 'closed' ? 'closed' : 'open';
  const list = useQuery({ queryKey: ['trials', state], queryFn: () => fetchTrials(state) });
  const view = useView({ sorts: SORTS, filters: { post: Object.keys(w.positions) } });
  const columns = useColumns();
  return (
    <Page title={t.title} lead={t.lead}>
      <TableBar list="trials" columns={columns} view={view}>
        <Segmented
          value={state}
          options={(['open', 'closed'] as const).map((value) => ({ value, label: t.tabs[value] }))}
          onChange={(next) => {
            setSearch(
              (before) => {
                const after = new URLSearchParams(before);
                if (next === 'open') after.delete('state');
                else after.set('state', next);
                return after;
              },
              { replace: true },
            );
          }}
        />
        <AsWorkbook path="/v1/trials" query={{ state }} />
      </TableBar>
      <Answered of={list}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t.empty[state]}</Empty>
          ) : (
            <DataTable
              whole
              label={t.title}
              columns={columns}
              view={view}
              rows={items}
              idOf={({ caseId }) => caseId}
              empty={t.empty[state]}
            />
          )
        }
      </Answered>
    </Page>
  );
}

function useColumns(): readonly Column<Trial>[] {
  const t = useTexts({ zh, en });
  const { positions } = useTexts({ zh: wordsZh, en: wordsEn });
  const { dash } = useTexts({ zh: commonZh, en: commonEn });
  const { trialStages } = useCatalogue();
  const language = useLanguage();
  return useMemo(() => {
    const day = (key: string, title: string, of: (one: Trial) => string | null): Column<Trial> => ({
      key,
      title,
      text: (one) => {
        const on = of(one);
        return on === null ? dash : date(on, language);
      },
      sort: (one) => of(one) ?? '',
    });
    return [
      {
        key: 'name',
        title: t.name,
        text: ({ personName }) => personName,
        cell: ({ caseId, personName }) => <Link to={`/trials/${encodeURIComponent(caseId)}`}>{personName}</Link>,
        sort: ({ personName }) => personName,
      },
      {
        key: 'post',
        title: t.post,
        text: ({ post }) => positions[post],
        sort: ({ post }) => positions[post],
        filter: { choices: positions, of: ({ post }) => post },
      },
      {
        key: 'department',
        title: t.department,
        text: ({ departmentName }) => departmentName,
        sort: ({ departmentName }) => departmentName,
      },
      day('start', t.marks.start, ({ startOn }) => startOn),
      day('review', t.marks.review, ({ reviewOn }) => reviewOn),
      day('last', t.marks.last, ({ lastDay }) => lastDay),
      { key: 'reportsTo', title: t.reportsTo, text: ({ reportsToName }) => reportsToName, extra: true },
      { key: 'reason', title: t.reason, text: ({ reason }) => reason ?? '' },
      {
        key: 'stage',
        title: t.stage,
        text: ({ stage }) => trialStages[stage],
        cell: (one) => <StageChip of={one} />,
        sort: ({ stage }) => trialStages[stage],
      },
    ];
  }, [t, positions, dash, trialStages, language]);
}
