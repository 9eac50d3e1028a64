import { useEffect, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Proxies } from '../../components/people/proxies.js';
import { shell as en } from '../../i18n/en/shell.js';
import { shell as zh } from '../../i18n/zh/shell.js';
import { useTexts } from '../../i18n/language.js';
import { LinkCompanyLogIn } from '../sign-in/company-log-in.js';
import { CalendarFeed } from './calendar-feed.js';
import { ChangePassword } from './change-password.js';
import { LogIns } from './log-ins.js';
import { OwnRobot } from './own-robot.js';
import { OwnServices } from './own-services.js';
import { PreferencesForm } from './preferences-form.js';
import { SecondFactor } from './second-factor.js';
import './password.css';

/** One's own settings; a first password given by IT has to be changed before anything else. */
export default function Password(): ReactNode {
  const t = useTexts({ zh, en });
  const { mustChangePassword, personId } = useMe();
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
  if (mustChangePassword) {
    return (
      <Page title={t.passwordDue}>
        <ChangePassword />
      </Page>
    );
  }
  return (
    <Page title={t.settings}>
      <div className="settings">
        <div className="stack">
          <PreferencesForm />
          <Proxies personId={personId} mayName />
          <OwnRobot />
          <CalendarFeed />
        </div>
        <div className="stack">
          <ChangePassword />
          <SecondFactor />
          <LinkCompanyLogIn />
          <LogIns />
          <OwnServices />
        </div>
      </div>
    </Page>
  );
}
