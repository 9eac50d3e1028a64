import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { audits, useMe } from '../../app/session.js';
import { Answered, Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { imports as en } from '../../i18n/en/people/imports.js';
import { imports as zh } from '../../i18n/zh/people/imports.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Cells } from './cells.js';

const VERDICTS = ['refused', 'changed', 'new', 'unchanged'] as const;
type Row = components['schemas']['ImportRow'];
type Kind = components['schemas']['Import']['kind'];

/** What a file would change, line by line, and the one press that carries it out. */
export function Difference({ importId }: { readonly importId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const client = useQueryClient();
  const path = { importId };
  const { roles } = useMe();
  const [chosen, setChosen] = useState<(typeof VERDICTS)[number]>();
  const found = useQuery({
    queryKey: ['import', importId],
    queryFn: () => body(api.GET('/v1/imports/{importId}', { params: { path } })),
  });
  const counts = found.data?.summary.counts;
  const verdict = chosen ?? VERDICTS.find((one) => (counts?.[one] ?? 0) > 0) ?? 'new';
  const rows = useQuery({
    queryKey: ['import', importId, verdict],
    queryFn: () => body(api.GET('/v1/imports/{importId}/rows', { params: { path, query: { verdict, limit: 100 } } })),
  });
  const applying = useMutation({
    mutationFn: () => body(api.POST('/v1/imports/{importId}/application', { params: { path } })),
    onSuccess: async () => {
      toast(t.applied);
      await client.invalidateQueries();
    },
  });
  return (
    <section className="card stack" aria-label={t.counts}>
      <Answered of={found}>
        {(one) => (
          <div className="row between">
            <div className="row" role="group" aria-label={t.counts}>
              {VERDICTS.map((each) => (
                <Button
                  key={each}
                  type={each === verdict ? 'primary' : 'default'}
                  ghost={each === verdict}
                  aria-pressed={each === verdict}
                  onClick={() => {
                    setChosen(each);
                  }}
                >
                  {t.verdicts[each]} {one.summary.counts[each]}
                </Button>
              ))}
              <AsWorkbook path="/v1/imports/{importId}/rows" places={path} query={{ verdict }} />
            </div>
            {one.status === 'dry-run' && !audits(roles) ? (
              <Button
                type="primary"
                disabled={one.summary.counts.refused > 0}
                loading={applying.isPending}
                onClick={() => {
                  applying.mutate();
                }}
              >
                {t.apply}
              </Button>
            ) : (
              <span className="chip">{t.statuses[one.status]}</span>
            )}
          </div>
        )}
      </Answered>
      {(counts?.refused ?? 0) > 0 ? (
        <p className="notice warn">
          {t.refusedHelp} {t.faults}
        </p>
      ) : null}
      {found.data === undefined ? null : <Left of={found.data.summary.notes} />}
      {(found.data?.summary.waiting ?? 0) > 0 ? (
        <p className="notice warn">
          {t.waiting(found.data?.summary.waiting ?? 0)} <Link to="/waiting-changes">{t.toChanges}</Link>
        </p>
      ) : null}
      {applying.error === null ? null : <Failure error={applying.error} />}
      <Answered of={rows}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t.noRows}</p>
          ) : (
            <Rows kind={found.data?.kind ?? 'people'} items={items} />
          )
        }
      </Answered>
    </section>
  );
}

/** What of the file is not read, and what is read although it does not show: said before anything is applied. */
function Left({ of: notes }: { readonly of: components['schemas']['Import']['summary']['notes'] }): ReactNode {
  const t = useTexts({ zh, en });
  const listed = (name: string): string => {
    const value = notes[name];
    return Array.isArray(value) ? value.join(t.and) : '';
  };
  const said = (['otherSheets', 'hiddenColumns', 'hiddenRows'] as const).filter((name) => listed(name) !== '');
  if (said.length === 0) return null;
  return (
    <ul className="notice warn">
      {said.map((name) => (
        <li key={name}>{t.left[name](listed(name), typeof notes.sheet === 'string' ? notes.sheet : '')}</li>
      ))}
    </ul>
  );
}

function Rows({ kind, items }: { readonly kind: Kind; readonly items: readonly Row[] }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th className="number">{t.line}</th>
            <th>{t.key}</th>
            <th>{t.changes}</th>
            <th>{t.problem}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <tr key={row.line}>
              <td className="number">{row.line}</td>
              <td>{row.key}</td>
              <td>
                <Cells kind={kind} row={row} />
              </td>
              <td>
                {row.waits === null ? null : (
                  <div>
                    <span className="chip warn">{t.waits}</span> {say(row.waits)}
                  </div>
                )}
                {row.movesTasks === 0 ? null : <div>{t.movesTasks(row.movesTasks)}</div>}
                {row.problems.map(({ column, message }, index) => (
                  <div key={index}>
                    {column === null ? null : <strong>{column} </strong>}
                    {say(message)}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
