import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { Link, useRouteError } from 'react-router';
import { PageMissing } from '../app/lazily.js';
import { common as en } from '../i18n/en/common.js';
import { common as zh } from '../i18n/zh/common.js';
import { useTexts } from '../i18n/language.js';
import { Failure } from './states.js';

const reload = (): void => {
  location.reload();
};

export function NotFound(): ReactNode {
  const t = useTexts({ zh, en });
  useEffect(() => {
    document.title = `${t.notFound} · 晋级 Jinji`;
  }, [t]);
  return (
    <div className="empty">
      <h1>{t.notFound}</h1>
      <Link to="/inbox">{t.toInbox}</Link>
    </div>
  );
}

/** A page that broke, or whose file did not come; the rest of the house stands. */
export function PageFailure(): ReactNode {
  const t = useTexts({ zh, en });
  const thrown = useRouteError();
  return (
    <div className="main stack">
      {thrown instanceof PageMissing ? (
        <div className="notice bad" role="alert">
          <h3>{t.pageMissing}</h3>
          <p>{t.pageMissingHelp}</p>
          <Button onClick={reload}>{t.retry}</Button>
        </div>
      ) : (
        <Failure error={thrown instanceof Error ? thrown : new Error(String(thrown))} onRetry={reload} />
      )}
      <Link to="/inbox">{t.toInbox}</Link>
    </div>
  );
}
