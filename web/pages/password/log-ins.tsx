import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { useSession } from '../../app/session.js';
import { Answered, Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { logIns as en } from '../../i18n/en/people/log-ins.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { logIns as zh } from '../../i18n/zh/people/log-ins.js';

/** Where one is logged in, and the end of all of it but here. */
export function LogIns(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const client = useQueryClient();
  const toast = useToast();
  const { goOn } = useSession();
  const found = useQuery({ queryKey: ['log-ins'], queryFn: () => body(api.GET('/v1/me/log-ins')) });
  const ending = useMutation({
    mutationFn: () => body(api.POST('/v1/me/log-ins/ending')),
    onSuccess: async (answer) => {
      goOn(answer);
      toast(t.ended);
      await client.invalidateQueries({ queryKey: ['log-ins'] });
    },
  });
  return (
    <section className="card stack narrow" aria-labelledby="log-ins">
      <h2 id="log-ins">{t.title}</h2>
      <p>{t.lead}</p>
      <Answered of={found}>
        {({ items }) => (
          <>
            <ul className="stack tight">
              {items.map(({ kind, since, until, lastUsedAt, company, current }) => (
                <li key={`${kind} ${since} ${until}`}>
                  <strong>{t.kinds[kind]}</strong> {company ? <span className="chip">{t.company}</span> : null}{' '}
                  {current ? <span className="chip good">{t.current}</span> : null}{' '}
                  <span className="muted">
                    {t.since(instant(since, language), instant(until, language))}
                    {lastUsedAt === null ? null : ` · ${t.used(instant(lastUsedAt, language))}`}
                  </span>
                </li>
              ))}
            </ul>
            {items.some(({ current }) => !current) ? (
              <div className="row">
                <Button
                  danger
                  loading={ending.isPending}
                  onClick={() => {
                    ending.mutate();
                  }}
                >
                  {t.end}
                </Button>
              </div>
            ) : null}
          </>
        )}
      </Answered>
      {ending.error === null ? null : <Failure error={ending.error} />}
    </section>
  );
}
