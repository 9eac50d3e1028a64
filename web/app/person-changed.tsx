import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { shell as en } from '../i18n/en/shell.js';
import { shell as zh } from '../i18n/zh/shell.js';
import { useTexts } from '../i18n/language.js';
import { useMe, useSession } from './session.js';

/** Somebody else has logged in while this tab was open: it begins anew at the inbox, and says so. */
export function PersonChanged(): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const { before, forgetBefore } = useSession();
  const navigate = useNavigate();
  const is = before !== undefined;
  useEffect(() => {
    if (is) void navigate('/inbox', { replace: true });
  }, [is, navigate]);
  if (before === undefined) return null;
  return (
    <div className="notice warn" role="alert">
      <h2>{t.changedPerson(me.name)}</h2>
      <p>{t.changedPersonHelp(before.name)}</p>
      <Button size="small" onClick={forgetBefore}>
        {t.understood}
      </Button>
    </div>
  );
}
