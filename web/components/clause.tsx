import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { usePolicy, useRegister } from '../api/policy.js';
import { common as en } from '../i18n/en/common.js';
import { common as zh } from '../i18n/zh/common.js';
import { cited } from '../i18n/format.js';
import { useSay, useTexts } from '../i18n/language.js';
import { clauseOf } from './clause-of.js';

/** A § that opens what it says, in the house's words. */
export function Clause({ id }: { readonly id: string }): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <Popover trigger="click" content={<ClauseText id={id} />}>
      <button type="button" className="chip" aria-label={t.openClause(cited(id))}>
        {cited(id)}
      </button>
    </Popover>
  );
}

function ClauseText({ id }: { readonly id: string }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const register = id.startsWith('I-');
  const policy = usePolicy();
  const entries = useRegister(register);
  const clause = clauseOf(policy.data?.clauses ?? [], id);
  const entry = entries.data?.items.find((one) => one.id === id);
  const title = register ? entry?.question : clause?.title;
  const text = register ? entry?.choice : clause?.gist;
  return (
    // As wide before its words have come as after: what grows once it is placed sticks out of a phone.
    <div style={{ width: 'min(340px, calc(100vw - 72px))' }}>
      {title === undefined || text === undefined ? (
        t.loading
      ) : (
        <>
          <strong>
            {cited(id)} {say(title)}
          </strong>
          <p>{say(text)}</p>
        </>
      )}
    </div>
  );
}
