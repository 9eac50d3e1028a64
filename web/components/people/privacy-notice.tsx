import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useMe } from '../../app/session.js';
import { acknowledgePrivacy, usePrivacyNotice, type PrivacyNotice } from '../../api/announcements.js';
import { announcements as en } from '../../i18n/en/policy/announcements.js';
import { announcements as zh } from '../../i18n/zh/policy/announcements.js';
import { date, dayOf } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useStored } from '../../i18n/use-stored.js';
import { Failure } from '../states.js';

/** At the first log-in, and whenever there is another edition, above every page; it stands in nobody's way. */
export function PrivacyBanner(): ReactNode {
  const t = useTexts({ zh, en });
  const { data } = usePrivacyNotice();
  if (data?.readAt !== null) return null;
  return (
    <section className="notice stack tight no-print" aria-label={t.privacy}>
      <p>{t.privacyFirst}</p>
      <details>
        <summary>{t.readNow}</summary>
        <PrivacyText of={data} />
      </details>
      <Acknowledge of={data} />
    </section>
  );
}

/** What is computed from what, who sees it, how long it is kept, and whom to ask (I-80). */
export function PrivacyText({ of: { sections } }: { readonly of: PrivacyNotice }): ReactNode {
  const say = useStored();
  return (
    <div className="stack tight">
      {sections.map(({ title, paragraphs }) => (
        <section key={title.en}>
          <h3>{say(title)}</h3>
          {paragraphs.map((one) => (
            <p key={one.en}>{say(one)}</p>
          ))}
        </section>
      ))}
    </div>
  );
}

/** All that is held on oneself, as a file (I-80). */
export function HeldDataLink(): ReactNode {
  const t = useTexts({ zh, en });
  const { personId } = useMe();
  return (
    <a href={`/v1/people/${encodeURIComponent(personId)}/held-data`} download={`${t.heldDataFile}-${personId}.json`}>
      {t.heldData}
    </a>
  );
}

/** One's own receipt of this edition: the button for it, or the day. */
export function Acknowledge({ of: { version, readAt } }: { readonly of: PrivacyNotice }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const client = useQueryClient();
  const confirming = useMutation({
    mutationFn: () => acknowledgePrivacy(version),
    onSuccess: () => client.invalidateQueries({ queryKey: ['privacy'] }),
  });
  if (readAt !== null) return <span className="chip good">{t.readOn(date(dayOf(readAt), language))}</span>;
  return (
    <div className="row">
      <Button
        size="small"
        aria-label={t.confirmOf(t.privacy)}
        loading={confirming.isPending}
        onClick={() => {
          confirming.mutate();
        }}
      >
        {t.confirm}
      </Button>
      {confirming.error === null ? null : <Failure error={confirming.error} />}
    </div>
  );
}
