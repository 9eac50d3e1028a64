import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { useToast } from '../../components/toast.js';
import { factor as en } from '../../i18n/en/people/factor.js';
import { factor as zh } from '../../i18n/zh/people/factor.js';
import { useTexts } from '../../i18n/language.js';

/** The recovery codes that were just made, until their owner has put them down: nobody sees them again. */
export default function RecoveryCodes({ codes }: { readonly codes: readonly string[] }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const { showRecoveryCodes } = useSession();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join('\n'));
    toast(t.copied);
  };
  return (
    <Page title={t.codesTitle} lead={t.codesLead}>
      <section className="card stack narrow">
        <ol>
          {codes.map((one) => (
            <li key={one}>
              <code>{one}</code>
            </li>
          ))}
        </ol>
        <div className="row">
          {/* Browsers give the clipboard to pages with TLS and of this machine alone. */}
          {window.isSecureContext ? <Button onClick={() => void copy()}>{t.copy}</Button> : null}
          <Button
            type="primary"
            onClick={() => {
              showRecoveryCodes(undefined);
            }}
          >
            {t.kept}
          </Button>
        </div>
      </section>
    </Page>
  );
}
