import { MailOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { useUnread } from '../api/messages.js';
import { PrivacyBanner } from '../components/people/privacy-notice.js';
import { Loading } from '../components/states.js';
import { messages as messagesEn } from '../i18n/en/service/messages.js';
import { shell as en } from '../i18n/en/shell.js';
import { messages as messagesZh } from '../i18n/zh/service/messages.js';
import { shell as zh } from '../i18n/zh/shell.js';
import { useTexts } from '../i18n/language.js';
import { Find } from './keys/find.js';
import { useShellKeys } from './keys/use-shell-keys.js';
import { placesFor } from './navigation.js';
import { PreferenceButtons } from './preference-buttons.js';
import { PersonChanged } from './person-changed.js';
import { isAt, RailGroups } from './rail-groups.js';
import { useMe, useSession } from './session.js';

/** The house around every page: where one can go, who one is, and the page itself. */
export function Layout(): ReactNode {
  const t = useTexts({ zh, en });
  const [open, setOpen] = useState(false);
  const { find, over } = useShellKeys();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    setOpen(false);
    // Who reads by ear is taken to the new page, as the eye is.
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <div className="topbar">
        <Brand />
        <span className="row">
          <Bell />
          <Button
            type="text"
            aria-expanded={open}
            onClick={() => {
              setOpen(true);
            }}
          >
            {t.menu}
          </Button>
        </span>
      </div>
      <div className={open ? 'rail open' : 'rail'}>
        <div className="row between">
          <Brand />
          {open ? (
            <Button
              type="text"
              onClick={() => {
                setOpen(false);
              }}
            >
              {t.closeMenu}
            </Button>
          ) : null}
        </div>
        <Find onFind={find} />
        <Navigation />
        <Who />
      </div>
      <main className="main" id="main" ref={main} tabIndex={-1} style={{ outline: 'none' }}>
        <PersonChanged />
        <PrivacyBanner />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      {over}
    </div>
  );
}

function Brand(): ReactNode {
  return (
    <NavLink className="brand" to="/home">
      <img src="/icon.svg" alt="" />
      晋级 <small>Jinji</small>
    </NavLink>
  );
}

/** On a phone, where the menu is folded away. */
function Bell(): ReactNode {
  const t = useTexts({ zh, en });
  const unread = useUnread();
  if (unread === '') return null;
  return (
    <Link className="nav-item" to="/messages?tab=unread">
      <MailOutlined aria-hidden="true" />
      <span className="visually-hidden">{t.messages}</span>
      <UnreadCount />
    </Link>
  );
}

function UnreadCount(): ReactNode {
  const t = useTexts({ zh: messagesZh, en: messagesEn });
  const unread = useUnread();
  if (unread === '') return null;
  return (
    <span className="nav-count">
      <span aria-hidden="true">{unread}</span>
      <span className="visually-hidden">{t.unreadCount(unread)}</span>
    </span>
  );
}

function Navigation(): ReactNode {
  const t = useTexts({ zh, en });
  const places = placesFor(useMe().roles);
  const { pathname } = useLocation();
  return (
    <nav aria-label={t.navigation}>
      <RailGroups
        places={places}
        draw={({ to, label, icon }) => (
          <li key={to}>
            <Link
              className={isAt(to, pathname) ? 'nav-item active' : 'nav-item'}
              aria-current={isAt(to, pathname) ? 'page' : undefined}
              to={to}
            >
              <span aria-hidden="true">{icon}</span>
              {t[label]}
              {label === 'messages' ? <UnreadCount /> : null}
            </Link>
          </li>
        )}
      />
    </nav>
  );
}

function Who(): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const { signOut } = useSession();
  const navigate = useNavigate();
  const roles = me.roles.filter((role) => role !== 'employee');
  return (
    <div className="rail-foot">
      <div className="who">
        <strong>{me.name}</strong>
        <span>{(roles.length === 0 ? me.roles : roles).map((role) => t.roles[role]).join(' · ')}</span>
      </div>
      <div className="foot-buttons">
        <PreferenceButtons />
        <Button size="small" type="text" onClick={() => void navigate('/password')}>
          {t.settings}
        </Button>
        <Button size="small" type="text" onClick={() => void signOut().then(() => navigate('/'))}>
          {t.signOut}
        </Button>
      </div>
    </div>
  );
}
