import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { giveReceipt, useAnnouncements, usePrivacyNotice, type Announcement } from '../../api/announcements.js';
import { audits, isHr, useMe } from '../../app/session.js';
import { Acknowledge, HeldDataLink, PrivacyText } from '../../components/people/privacy-notice.js';
import { Answered, Empty, Failure } from '../../components/states.js';
import { announcements as en } from '../../i18n/en/policy/announcements.js';
import { announcements as zh } from '../../i18n/zh/policy/announcements.js';
import { cited, instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useTold } from '../../i18n/use-stored.js';
import { Receipts } from './receipts.js';

/** 13.1, 13.3, I-80: what was announced, with one's own receipt; for HR, who has not read. */
export function Announcements(): ReactNode {
  const t = useTexts({ zh, en });
  const list = useAnnouncements();
  const { roles } = useMe();
  return (
    <>
      <p className="muted">{t.lead}</p>
      <Answered of={list}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t.none}</Empty>
          ) : (
            <ul className="card stack">
              {items.map((one) => (
                <Line key={one.no} of={one} />
              ))}
            </ul>
          )
        }
      </Answered>
      {isHr(roles) ? <Receipts /> : null}
    </>
  );
}

function Line({ of: { no, title, body, clause, announcedAt, readAt } }: { readonly of: Announcement }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useTold();
  const language = useLanguage();
  const client = useQueryClient();
  const signs = !audits(useMe().roles);
  const confirming = useMutation({
    mutationFn: () => giveReceipt(no),
    onSuccess: () =>
      Promise.all(['announcements', 'receipts'].map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
  return (
    <li className="stack tight">
      <div className="row between">
        <strong>{say(title)}</strong>
        <span className="muted">
          {cited(clause)} · {t.announcedOn(instant(announcedAt, language))}
        </span>
      </div>
      <p style={{ whiteSpace: 'pre-line' }}>{say(body)}</p>
      <div className="row">
        {readAt !== null ? (
          <span className="chip good">{t.readOn(instant(readAt, language))}</span>
        ) : signs ? (
          <Button
            size="small"
            type="primary"
            aria-label={t.confirmOf(say(title))}
            loading={confirming.isPending}
            onClick={() => {
              confirming.mutate();
            }}
          >
            {t.confirm}
          </Button>
        ) : null}
      </div>
      {confirming.error === null ? null : <Failure error={confirming.error} />}
    </li>
  );
}

/** The privacy notice as the policy page shows it. */
export function Privacy(): ReactNode {
  const t = useTexts({ zh, en });
  const found = usePrivacyNotice();
  return (
    <Answered of={found}>
      {(notice) => (
        <section className="card stack" aria-labelledby="privacy">
          <h2 id="privacy">
            {t.privacy} <span className="chip">{t.edition(notice.version)}</span>
          </h2>
          <PrivacyText of={notice} />
          <HeldDataLink />
          <Acknowledge of={notice} />
        </section>
      )}
    </Answered>
  );
}
