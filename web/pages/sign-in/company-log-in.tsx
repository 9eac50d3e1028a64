import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { notePending } from '../../app/who-is-here.js';
import { shell as en } from '../../i18n/en/shell.js';
import { shell as zh } from '../../i18n/zh/shell.js';
import { useTexts } from '../../i18n/language.js';

/** What the company's own log-in is called here; undefined where there is none. */
const useCompanyLogIn = (): string | undefined =>
  useQuery({ queryKey: ['oidc'], queryFn: () => body(api.GET('/v1/oidc')), staleTime: 300_000 }).data?.name ??
  undefined;

const start = (then: string): string => `/v1/oidc/start?${new URLSearchParams({ then }).toString()}`;

/**
 * On to the company's own log-in, and back to the page that was asked for; why the last one came to nothing. `apart`: in a
 * tab of its own, so that what is filled in here stays.
 */
export function CompanyLogIn({ apart }: { readonly apart: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const name = useCompanyLogIn();
  const why = new URLSearchParams(window.location.search).get('log-in');
  const page = window.location.pathname;
  return (
    <>
      {why === 'unknown' || why === 'failed' || why === 'away' ? (
        <div className="notice warn" role="alert">
          <h2>{t.companyLogInRefused}</h2>
          <p>{t.companyLogInWhy[why]}</p>
        </div>
      ) : null}
      {name === undefined ? null : (
        <Button size="large" href={start(page)} block {...(apart ? { target: '_blank' } : {})} onClick={notePending}>
          {t.companyLogIn(name)}
        </Button>
      )}
    </>
  );
}

/** Beside one's password: from then on one comes by the company's own log-in. */
export function LinkCompanyLogIn(): ReactNode {
  const t = useTexts({ zh, en });
  const name = useCompanyLogIn();
  if (name === undefined) return null;
  return (
    <section className="card stack narrow">
      <h2>{t.linkCompanyLogIn(name)}</h2>
      <p>{t.linkCompanyLogInHelp}</p>
      <Button href={start('/inbox')} onClick={notePending}>
        {t.linkCompanyLogIn(name)}
      </Button>
    </section>
  );
}
