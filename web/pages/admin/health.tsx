import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { missingParts } from '../../api/service.js';
import type { components } from '../../api/schema.js';
import { Clause } from '../../components/clause.js';
import { Page } from '../../components/page.js';
import { Answered } from '../../components/states.js';
import { admin as en } from '../../i18n/en/service/admin.js';
import { admin as zh } from '../../i18n/zh/service/admin.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useStored } from '../../i18n/use-stored.js';
import { MailService } from './mail.js';
import { ReadLines } from './read-lines.js';

type Alarm = components['schemas']['Alarm'];
const LOOK_MS = 15_000;

/** Whether every part works, and what should have happened and did not; for IT and HR. */
export default function HealthPage(): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <Page title={t.health} lead={`${t.healthLead} ${t.checked}`}>
      <Parts />
      <MailService />
      <ReadLines />
      <Alarms state="standing" title={t.alarms} />
      <Alarms state="cleared" title={t.cleared} />
    </Page>
  );
}

function Parts(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const missing = useQuery({ queryKey: ['readyz'], queryFn: missingParts, refetchInterval: LOOK_MS });
  const workers = useQuery({
    queryKey: ['workers'],
    queryFn: () => body(api.GET('/v1/workers')),
    refetchInterval: LOOK_MS,
  });
  return (
    <section className="card">
      <Answered of={missing}>
        {(away) => (
          <dl className="facts">
            {(['service', 'database', 'engine'] as const).map((part) => (
              <Part key={part} label={t.parts[part]} up={!away.includes(part)} />
            ))}
          </dl>
        )}
      </Answered>
      <h3 style={{ marginTop: 14 }}>{t.parts.workers}</h3>
      <Answered of={workers}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="notice bad">{t.noWorker}</p>
          ) : (
            <>
              <p className="chip good">{t.workers(items.length)}</p>
              <ul>
                {items.map(({ identity, seenAt }) => (
                  <li key={identity}>
                    <code style={{ overflowWrap: 'anywhere' }}>{identity}</code>{' '}
                    <span className="muted">
                      {t.seen} {instant(seenAt, language)}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </section>
  );
}

function Part({ label, up }: { readonly label: string; readonly up: boolean }): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span className={up ? 'chip good' : 'chip bad'}>{up ? t.up : t.down}</span>
      </dd>
    </>
  );
}

function Alarms({ state, title }: { readonly state: 'standing' | 'cleared'; readonly title: string }): ReactNode {
  const t = useTexts({ zh, en });
  const list = useQuery({
    queryKey: ['alarms', state],
    queryFn: () => body(api.GET('/v1/alarms', { params: { query: { state, limit: 50 } } })),
    refetchInterval: 60_000,
  });
  return (
    <section className="stack tight" aria-labelledby={state}>
      <h2 id={state}>{title}</h2>
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t.noAlarms}</p>
          ) : (
            items.map((alarm) => <OneAlarm key={alarm.id} of={alarm} />)
          )
        }
      </Answered>
    </section>
  );
}

function OneAlarm({ of: alarm }: { readonly of: Alarm }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useStored();
  const language = useLanguage();
  return (
    <div className={alarm.clearedAt === null ? 'notice warn' : 'notice'}>
      <div className="row between">
        <h3>{say(alarm.title)}</h3>
        <Clause id={alarm.clause} />
      </div>
      <p>{say(alarm.message)}</p>
      <p className="muted">
        {t.raised} {instant(alarm.raisedAt, language)}
        {alarm.clearedAt === null ? '' : ` · ${t.clearedAt} ${instant(alarm.clearedAt, language)}`}
      </p>
    </div>
  );
}
