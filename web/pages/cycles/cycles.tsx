import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { useCycles } from '../../api/cycles.js';
import type { components } from '../../api/schema.js';
import { isHr, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Answered, Empty, Failure } from '../../components/states.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { TableBar } from '../../components/table/table-bar.js';
import { useView } from '../../components/table/view.js';
import { useToast } from '../../components/toast.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { cycles as en } from '../../i18n/en/cases/cycles.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { cycles as zh } from '../../i18n/zh/cases/cycles.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, month, today } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';

type Cycle = components['schemas']['Cycle'];

const SORTS = ['month', 'stage', 'launched', 'by', 'version'] as const;

/** All cycles, and where HR drafts one (8.5.1). */
export default function Cycles(): ReactNode {
  const t = useTexts({ zh, en });
  const drafts = isHr(useMe().roles);
  const cycles = useCycles();
  const view = useView({ sorts: SORTS, filters: { stage: Object.keys(wordsZh.cycleStages) } });
  const columns = useColumns();
  return (
    <Page title={t.title} lead={t.lead}>
      {drafts ? <Draft standing={cycles.data?.items ?? []} /> : null}
      <TableBar list="cycles" columns={columns} view={view}>
        <AsWorkbook path="/v1/cycles" />
      </TableBar>
      <Answered of={cycles}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t.empty}</Empty>
          ) : (
            <DataTable
              whole
              label={t.title}
              columns={columns}
              view={view}
              rows={items}
              idOf={({ id }) => id}
              empty={t.emptyFound}
            />
          )
        }
      </Answered>
    </Page>
  );
}

function useColumns(): readonly Column<Cycle>[] {
  const t = useTexts({ zh, en });
  const { cycleStages } = useTexts({ zh: wordsZh, en: wordsEn });
  const { dash } = useTexts({ zh: commonZh, en: commonEn });
  const language = useLanguage();
  return useMemo(
    () => [
      {
        key: 'month',
        title: t.month,
        text: (one) => month(one.month, language),
        cell: (one) => <Link to={`/cycles/${encodeURIComponent(one.id)}`}>{month(one.month, language)}</Link>,
        sort: (one) => one.month,
      },
      {
        key: 'stage',
        title: t.stage,
        text: ({ stage }) => cycleStages[stage],
        cell: ({ stage }) => <span className={stage === 'running' ? 'chip good' : 'chip'}>{cycleStages[stage]}</span>,
        sort: ({ stage }) => cycleStages[stage],
        filter: { choices: cycleStages, of: ({ stage }) => stage },
      },
      {
        key: 'launched',
        title: t.launched,
        text: ({ launchedOn, late }) =>
          launchedOn === null ? dash : `${date(launchedOn, language)}${late ? ` ${t.late}` : ''}`,
        cell: ({ launchedOn, late }) => (
          <>
            {launchedOn === null ? dash : date(launchedOn, language)}{' '}
            {late ? <span className="chip warn">{t.late}</span> : null}
          </>
        ),
        sort: ({ launchedOn }) => launchedOn ?? '',
      },
      { key: 'by', title: t.launchWindow, text: (one) => date(one.launchBy, language), sort: (one) => one.launchBy },
      {
        key: 'version',
        title: t.policyVersion,
        text: ({ policyVersion }) => policyVersion,
        sort: ({ policyVersion }) => policyVersion,
      },
    ],
    [t, cycleStages, dash, language],
  );
}

/** The months that can be drafted: begun, and without a cycle that stands (8.5.1). */
function months(standing: readonly Cycle[]): readonly string[] {
  const now = today().slice(0, 7);
  const year = Number(now.slice(0, 4));
  return [year, year - 1]
    .flatMap((one) => [`${one}-07`, `${one}-01`])
    .filter((one) => one <= now)
    .filter((one) => !standing.some(({ month: of, stage }) => of === one && stage !== 'dismissed'));
}

function Draft({ standing }: { readonly standing: readonly Cycle[] }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const toast = useToast();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const next =
    useQuery({ queryKey: ['next-cycle'], queryFn: () => body(api.GET('/v1/next-cycle')) }).data?.cycle ?? null;
  const goLive = useQuery({ queryKey: ['go-live'], queryFn: () => body(api.GET('/v1/go-live')) }).data?.since ?? null;
  const now = today();
  const ahead = next !== null && next.draftId === null && next.month > now.slice(0, 7) ? next : null;
  const isLate = chosen !== undefined && (chosen === next?.month ? next.launchBy < now : chosen < now.slice(0, 7));
  const isBefore = chosen !== undefined && goLive !== null && chosen < goLive.slice(0, 7);
  const drafting = useMutation({
    mutationFn: (of: string) => body(api.POST('/v1/cycles', { body: { month: of } })),
    onSuccess: async () => {
      toast(t.drafted);
      await client.invalidateQueries();
    },
  });
  return (
    <div className="stack tight">
      <div className="row">
        <Select
          aria-label={t.month}
          placeholder={t.month}
          style={{ width: 160 }}
          value={chosen ?? null}
          options={months(standing).map((one) => ({ value: one, label: month(one, language) }))}
          onChange={setChosen}
        />
        <Button
          disabled={chosen === undefined}
          loading={drafting.isPending}
          onClick={() => {
            if (chosen !== undefined) drafting.mutate(chosen);
          }}
        >
          {t.draft}
        </Button>
        <span className="muted">{t.draftHelp}</span>
      </div>
      {ahead === null ? null : (
        <p className="muted">{t.draftAhead(month(ahead.month, language), date(`${ahead.month}-01`, language))}</p>
      )}
      {isLate || isBefore ? (
        <p className="notice warn" role="status">
          {[...(isLate ? [t.draftLate] : []), ...(isBefore ? [t.draftBefore(date(goLive, language))] : [])].join(' ')}
        </p>
      ) : null}
      {drafting.error === null ? null : <Failure error={drafting.error} />}
    </div>
  );
}
