import { useEffect, type ReactNode } from 'react';
import { Link, useRouteError } from 'react-router';
import { common as en } from '../i18n/en/common.js';
import { common as zh } from '../i18n/zh/common.js';
import { useTexts } from '../i18n/language.js';
import { Failure } from './states.js';

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
      <Failure
        error={thrown instanceof Error ? thrown : new Error(String(thrown))}
        onRetry={() => {
          location.reload();
        }}
      />
      <Link to="/inbox">{t.toInbox}</Link>
    </div>
  );
}
