import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { useMe } from '../../app/session.js';
import { Failure } from '../../components/states.js';
import { setUp as en } from '../../i18n/en/service/set-up.js';
import { useTexts } from '../../i18n/language.js';
import { setUp as zh } from '../../i18n/zh/service/set-up.js';

/** Accounts for everybody who has none (`lacking`), some at a time until all have one; asked once more before. */
export function AccountsOfPeople({ lacking }: { readonly lacking: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  const { roles } = useMe();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [made, setMade] = useState(0);
  const opening = useMutation({
    mutationFn: async () => {
      for (let left = 1; left > 0;) {
        const one = await body(api.POST('/v1/accounts/of-people', { body: { login: 'employee-number' } }));
        setMade((before) => before + one.made);
        left = one.left;
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['set-up'] }),
  });
  if (!roles.includes('it-admin') && !roles.includes('hr-manager')) return null;
  const { isSuccess, isPending, error } = opening;
  // Offered only while somebody has none; what came of it stays to be read.
  const offered = (lacking || isPending) && !isSuccess;
  return (
    <div className="stack tight">
      {error === null ? null : <Failure error={error} />}
      {isSuccess || made > 0 ? <p role="status">{made === 0 ? t.openedNone : t.opened(made)}</p> : null}
      {offered && asked ? (
        <>
          <p>{t.openHelp}</p>
          <Button
            type="primary"
            style={{ justifySelf: 'start' }}
            loading={isPending}
            onClick={() => {
              opening.mutate();
            }}
          >
            {t.openNow}
          </Button>
        </>
      ) : null}
      {offered && !asked ? (
        <Button
          style={{ justifySelf: 'start' }}
          onClick={() => {
            setAsked(true);
          }}
        >
          {t.openAll}
        </Button>
      ) : null}
    </div>
  );
}
