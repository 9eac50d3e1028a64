import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ForMe } from '../../api/changes.js';
import { inbox as en } from '../../i18n/en/inbox.js';
import { inbox as zh } from '../../i18n/zh/inbox.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { useTold } from '../../i18n/use-stored.js';

const SHOWN = 5;

/** 4.1: changes that wait for the reader as the second person, and where he decides them; nothing where there are none. */
export function ForMeList({ of }: { readonly of: ForMe | undefined }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const told = useTold();
  const language = useLanguage();
  if (of === undefined || of.count === 0) return null;
  return (
    <section className="notice warn stack tight" aria-labelledby="for-me">
      <h3 id="for-me">
        <Link to="/waiting-changes">{t.forMe(of.count)}</Link>
      </h3>
      <ul className="stack tight">
        {of.setUp ? <li>{t.setUpForMe}</li> : null}
        {of.changes.slice(0, SHOWN).map((one) => (
          <li key={one.no}>
            <strong>{say(one.kindName)}</strong> {told(one.what)}{' '}
            <span className="muted">{t.since(instant(one.askedAt, language))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
