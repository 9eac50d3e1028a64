import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { Answered } from '../../components/states.js';
import { changes as en } from '../../i18n/en/service/changes.js';
import { changes as zh } from '../../i18n/zh/service/changes.js';
import { useSay, useTexts } from '../../i18n/language.js';

const told = (value: Readonly<Record<string, unknown>> | null): string =>
  Object.values(value ?? {})
    .filter((one) => one !== null && one !== '')
    .map(String)
    .join(' · ');

/** The lines of an import that wait, with what is recorded now. */
export function ChangeRows({ no }: { readonly no: number }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const rows = useQuery({
    queryKey: ['waiting-changes', 'rows', no],
    queryFn: () => body(api.GET('/v1/waiting-changes/{no}/rows', { params: { path: { no } } })),
  });
  return (
    <Answered of={rows}>
      {({ items, more }) => (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th className="number">{t.line}</th>
                <th>{t.key}</th>
                <th>{t.now}</th>
                <th>{t.former}</th>
                <th>{t.why}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((row) => (
                <tr key={row.line}>
                  <td className="number">{row.line}</td>
                  <td>{row.key}</td>
                  <td>{told(row.value)}</td>
                  <td className="muted">{told(row.former)}</td>
                  <td>{row.waits === null ? null : say(row.waits)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {more === 0 ? null : <p className="muted">{t.more(more)}</p>}
        </div>
      )}
    </Answered>
  );
}
