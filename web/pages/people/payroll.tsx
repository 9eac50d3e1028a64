import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { ProblemError } from '../../api/problem.js';
import { makePayroll } from '../../api/workbook.js';
import { isHr, useMe } from '../../app/session.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { download } from '../../components/download.js';
import { Answered, Failure } from '../../components/states.js';
import { Field } from '../../forms/field.js';
import { payroll as en } from '../../i18n/en/people/payroll.js';
import { payroll as zh } from '../../i18n/zh/people/payroll.js';
import { instant, today } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';

const MONTHS_BACK = 24;

/** The present month and those before it, the latest first. */
function months(): readonly string[] {
  const [year = 0, month = 0] = today().split('-').map(Number);
  return Array.from({ length: MONTHS_BACK }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
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

function Make(): ReactNode {
  const t = useTexts({ zh, en });
  const client = useQueryClient();
  const [month, setMonth] = useState(() => months()[0] ?? '');
  const [reason, setReason] = useState('');
  const making = useMutation({
    mutationFn: (again: string | undefined) => makePayroll(month, again),
    onSuccess: async ({ name, content }) => {
      setReason('');
      download(name, content);
      await client.invalidateQueries({ queryKey: ['payroll-exports'] });
    },
  });
  const { error } = making;
  const isAgain = error instanceof ProblemError && error.code === 'PAY.ALREADY_EXPORTED';
  return (
    <div className="stack tight">
      <Field label={t.month}>
        {(control) => (
          <Select
            {...control}
            style={{ width: 160 }}
            value={month}
            options={months().map((value) => ({ value, label: value }))}
            onChange={(next: string) => {
              setMonth(next);
              making.reset();
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
          loading={making.isPending}
          onClick={() => {
            making.mutate(isAgain ? reason.trim() : undefined);
          }}
        >
          {isAgain ? t.again : t.make}
        </Button>
      </div>
    </div>
  );
}

function Receipts(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const list = useQuery({
    queryKey: ['payroll-exports'],
    queryFn: () => body(api.GET('/v1/payroll-exports', { params: { query: { limit: 24 } } })),
  });
  return (
    <Answered of={list}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="muted">{t.none}</p>
        ) : (
          <div className="table-scroll" tabIndex={0} role="region" aria-label={t.receipts}>
            <table className="table">
              <thead>
                <tr>
                  <th>{t.month}</th>
                  <th>{t.what}</th>
                  <th className="number">{t.rows}</th>
                  <th>{t.who}</th>
                  <th>{t.when}</th>
                  <th>{t.digest}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <tr key={one.no}>
                    <td>{one.month}</td>
                    <td>
                      {t.edition(one.edition)}
                      {one.reason === null ? null : <div className="muted">{one.reason}</div>}
                    </td>
                    <td className="number">{one.rows}</td>
                    <td>{one.by}</td>
                    <td>{instant(one.at, language)}</td>
                    <td title={one.sha256}>
                      <code>{one.sha256.slice(0, 12)}…</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Answered>
  );
}
