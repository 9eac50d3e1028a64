import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { shell as en } from '../../i18n/en/shell.js';
import { shell as zh } from '../../i18n/zh/shell.js';
import { useSay, useTexts } from '../../i18n/language.js';

interface Props {
  readonly busy: boolean;
  readonly onChoose: (credentials: { readonly login: string; readonly password: string }) => void;
}

/** The people of the sample department, one click each; nothing where there is no sample. */
export function SampleLogInList({ busy, onChoose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const { data } = useQuery({
    queryKey: ['sample-log-ins'],
    queryFn: () => body(api.GET('/v1/sample-log-ins')),
    staleTime: 300_000,
  });
  const password = data?.password ?? null;
  if (data === undefined || password === null) return null;
  return (
    <section className="samples" aria-labelledby="samples">
      <h2 id="samples">{t.samples}</h2>
      <p className="muted">{t.samplesHelp(password)}</p>
      <ul>
        {data.items.map(({ login, name, about }) => (
          <li key={login}>
            <button
              type="button"
              disabled={busy}
              onClick={() => {
                onChoose({ login, password });
              }}
            >
              <strong>{name}</strong>
              <span>{say(about)}</span>
              <code>{login}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
