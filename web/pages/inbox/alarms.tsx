import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAlarms } from '../../api/service.js';
import { useMe } from '../../app/session.js';
import { Clause } from '../../components/clause.js';
import { inbox as en } from '../../i18n/en/inbox.js';
import { inbox as zh } from '../../i18n/zh/inbox.js';
import { useStored } from '../../i18n/use-stored.js';
import { useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { alarmPlace } from '../home/alarm-place.js';

const WATCHERS: readonly string[] = ['hr', 'hr-manager', 'it-admin', 'auditor'];

/** What should have happened and did not, for HR and IT; nothing while all is well. */
export function Alarms(): ReactNode {
  const t = useTexts({ zh, en });
  const say = useStored();
  const { roles } = useMe();
  const watches = roles.some((role) => WATCHERS.includes(role));
  const { data } = useAlarms(watches);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="alarms">
      <div className="row between">
        <h2 id="alarms">
          {t.alarms} <span className="muted">{data.items.length}</span>
        </h2>
        <AsWorkbook path="/v1/alarms" />
      </div>
      {data.items.map((alarm) => (
        <div key={alarm.id} className="notice warn">
          <div className="row between">
            <h3>
              <AlarmTitle to={alarmPlace(alarm, roles)} title={say(alarm.title)} />
            </h3>
            <Clause id={alarm.clause} />
          </div>
          <p>{say(alarm.message)}</p>
        </div>
      ))}
    </section>
  );
}

/** Where it leads nowhere but here, it is no link. */
function AlarmTitle({ to, title }: { readonly to: string; readonly title: string }): ReactNode {
  return to === '/inbox?tab=open' ? title : <Link to={to}>{title}</Link>;
}
