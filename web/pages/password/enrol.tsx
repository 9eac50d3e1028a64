import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { factor as en } from '../../i18n/en/people/factor.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { factor as zh } from '../../i18n/zh/people/factor.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { useTexts } from '../../i18n/language.js';
import { EnrolForm } from './enrol-form.js';

/** Before anything else, where an office needs a second step at the log-in. */
export default function Enrol(): ReactNode {
  const t = useTexts({ zh, en });
  const shell = useTexts({ zh: shellZh, en: shellEn });
  const { signOut } = useSession();
  return (
    <Page title={t.due} lead={t.lead} beside={<Button onClick={() => void signOut()}>{shell.signOut}</Button>}>
      <section className="card stack narrow">
        <EnrolForm />
      </section>
    </Page>
  );
}
