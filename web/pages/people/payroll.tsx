import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { all, api, body } from '../../api/client.js';
import { ProblemError } from '../../api/problem.js';
import { makePayroll } from '../../api/workbook.js';
import { isHr, useMe } from '../../app/session.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { download } from '../../components/download.js';
import { Answered, Failure } from '../../components/states.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { useView } from '../../components/table/view.js';
import { Field } from '../../forms/field.js';
import { FinalCheck, type FinalPart } from '../../forms/final-check.js';
import { payroll as en } from '../../i18n/en/people/payroll.js';
import { payroll as zh } from '../../i18n/zh/people/payroll.js';
import { instant, month, today } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

const MONTHS_BACK = 24;

/** The present month and those before it, the latest first. */
function months(): readonly string[] {
  const [year = 0, of = 0] = today().split('-').map(Number);
  return Array.from({ length: MONTHS_BACK }, (_, back) =>
    new Date(Date.UTC(year, of - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** 8.5.7, 12: what payroll is given of a month, once, and the receipts of it; HR gives, others read. */
export function Payroll(): ReactNode {
  const t = useTexts({ zh, en });
  const { roles } = useMe();
  return (
    <section className="card stack" aria-labelledby="payroll">
      <div className="row between">
        <h2 id="payroll">{t.title}</h2>
        <AsWorkbook path="/v1/payroll-exports" />
      </div>
      <p className="muted">{t.help}</p>
      {isHr(roles) ? <Make /> : null}
      <Receipts />
    </section>
  );
}

const fetchMonths = (asked: string | undefined) =>
  body(api.GET('/v1/payroll-months', { params: { query: asked === undefined ? {} : { month: asked } } }));
type Months = Awaited<ReturnType<typeof fetchMonths>>;

/** Months that began and of which something stands in no export; what came late to one that was exported follows in the next. */
const unexported = ({ items }: Months): Months['items'] =>
  items.filter(({ month: one, exported, waiting }) => !exported && waiting > 0 && one <= today().slice(0, 7));

const comma = (language: 'zh' | 'en'): string => (language === 'zh' ? '、' : ', ');

/** The form, beginning with the oldest month that waits. */
function Make(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const list = useQuery({ queryKey: ['payroll-exports', 'months'], queryFn: () => fetchMonths(undefined) });
  return (
    <Answered of={list}>
      {(found) => {
        const waiting = unexported(found);
        const named = waiting.map((one) => t.monthWith(month(one.month, language), one.waiting));
        return (
          <>
            {waiting.length === 0 ? null : <p className="notice warn">{t.unexported(named.join(comma(language)))}</p>}
            <MakeOne first={waiting[0]?.month} />
          </>
        );
      }}
    </Answered>
  );
}

/** What an export of the month comes to, said before it is made. */
function useParts(): (of: string, found: Months) => readonly FinalPart[] {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  return (of, found) => {
    const others = unexported(found)
      .filter((one) => one.month !== of)
      .map((one) => t.monthWith(month(one.month, language), one.waiting));
    const lines = [
      { name: t.lines, said: t.linesAre(found.rows ?? 0) },
      { name: t.others, said: others.length === 0 ? t.noOthers : t.othersAre(others.join(comma(language))) },
      { name: t.after, said: t.afterIs },
    ];
    const running = of === today().slice(0, 7) ? [{ name: t.running, said: t.runningIs }] : [];
    return [{ title: month(of, language), lines: [...running, ...lines] }];
  };
}

/** The present month and those before it; also an older one that waits. */
const offered = (first: string | undefined): readonly string[] =>
  first === undefined || months().includes(first) ? months() : [...months(), first];

function MakeOne({ first }: { readonly first: string | undefined }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const client = useQueryClient();
  const partsOf = useParts();
  const [picked, setChosen] = useState<string>();
  const chosen = picked ?? first ?? months()[0] ?? '';
  const [reason, setReason] = useState('');
  const asking = useMutation({ mutationFn: () => fetchMonths(chosen) });
  const making = useMutation({
    mutationFn: (again: string | undefined) => makePayroll(chosen, again),
    onSuccess: async ({ name, content }) => {
      setReason('');
      setChosen(undefined);
      download(name, content);
      await client.invalidateQueries({ queryKey: ['payroll-exports'] });
    },
  });
  const error = making.error ?? asking.error;
  const isAgain = error instanceof ProblemError && error.code === 'PAY.ALREADY_EXPORTED';
  return (
    <div className="stack tight">
      <Field label={t.month}>
        {(control) => (
          <Select
            {...control}
            style={{ width: 160 }}
            value={chosen}
            options={offered(first).map((value) => ({ value, label: month(value, language) }))}
            onChange={(next: string) => {
              setChosen(next);
              making.reset();
              asking.reset();
            }}
          />
        )}
      </Field>
      {error === null ? null : <Failure error={error} />}
      {isAgain ? (
        <Field label={t.reason}>
          {(control) => (
            <Input
              {...control}
              maxLength={500}
              value={reason}
              onChange={(event) => {
                setReason(event.target.value);
              }}
            />
          )}
        </Field>
      ) : null}
      <div className="row">
        <Button
          type="primary"
          disabled={isAgain && reason.trim() === ''}
          loading={making.isPending || asking.isPending}
          onClick={() => {
            asking.mutate();
          }}
        >
          {isAgain ? t.again : t.make}
        </Button>
      </div>
      <FinalCheck
        parts={asking.data && partsOf(chosen, asking.data)}
        help={t.beforeHelp}
        onBack={() => {
          asking.reset();
        }}
        onSend={() => {
          asking.reset();
          making.mutate(isAgain ? reason.trim() : undefined);
        }}
      />
    </div>
  );
}

const fetchReceipts = () =>
  all((cursor) =>
    api.GET('/v1/payroll-exports', {
      params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
    }),
  );
type Receipt = Awaited<ReturnType<typeof fetchReceipts>>[number];

const SORTS = ['of', 'rows', 'who', 'when'] as const;

function Receipts(): ReactNode {
  const t = useTexts({ zh, en });
  const view = useView({ sorts: SORTS });
  const columns = useColumns();
  const list = useQuery({ queryKey: ['payroll-exports'], queryFn: fetchReceipts });
  return (
    <Answered of={list}>
      {(items) =>
        items.length === 0 ? (
          <p className="muted">{t.none}</p>
        ) : (
          <DataTable
            whole
            label={t.receipts}
            columns={columns}
            view={view}
            rows={items}
            idOf={({ no }) => String(no)}
          />
        )
      }
    </Answered>
  );
}

function useColumns(): readonly Column<Receipt>[] {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  return useMemo(
    () => [
      { key: 'of', title: t.month, text: (one) => month(one.month, language), sort: (one) => one.month },
      {
        key: 'what',
        title: t.what,
        text: ({ edition, reason }) => [t.edition(edition), reason].filter((one) => one !== null).join(' '),
        cell: ({ edition, reason }) => (
          <>
            {t.edition(edition)}
            {reason === null ? null : <div className="muted">{reason}</div>}
          </>
        ),
      },
      { key: 'rows', title: t.rows, text: ({ rows }) => String(rows), sort: ({ rows }) => rows, number: true },
      { key: 'who', title: t.who, text: ({ by }) => by, sort: ({ by }) => by },
      { key: 'when', title: t.when, text: ({ at }) => instant(at, language), sort: ({ at }) => at },
      {
        key: 'digest',
        title: t.digest,
        text: ({ sha256 }) => sha256,
        cell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 12)}…</code>,
      },
    ],
    [t, language],
  );
}
