import { Checkbox, Input, Select } from 'antd';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { useMe } from '../../app/session.js';
import type { components } from '../../api/schema.js';
import { Paged, usePages } from '../../components/paged.js';
import { admin as en } from '../../i18n/en/service/admin.js';
import { admin as zh } from '../../i18n/zh/service/admin.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';

type ReadLine = components['schemas']['ReadLine'];

/** What every open page asks for again and again. */
const BY_THEMSELVES: readonly string[] = ['messages', 'tasks', 'questions', 'waiting-changes'];

/** Who has read pay, scores and complaints of others lately; for the HR manager and the auditor. */
export function ReadLines(): ReactNode {
  const { roles } = useMe();
  return roles.includes('hr-manager') || roles.includes('auditor') ? <Lines /> : null;
}

function Lines(): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const me = useMe();
  const [by, setBy] = useState('');
  const [about, setAbout] = useState('');
  const [kind, setKind] = useState<string>();
  const [own, setOwn] = useState(false);
  const asked = useDeferredValue({
    ...(by.trim() === '' ? {} : { by: by.trim() }),
    ...(about.trim() === '' ? {} : { about: about.trim() }),
  });
  const lines = usePages(
    ['read-lines', asked],
    (page) => body(api.GET('/v1/read-lines', { params: { query: { ...asked, ...page } } })),
    { keepBefore: true },
  );
  // Pages of one's own ask by themselves for what waits and what is unread; that hides what was really read.
  const isMeant = ({ personId, resource }: ReadLine): boolean =>
    (kind === undefined || resource === kind) && (own || personId !== me.personId || !BY_THEMSELVES.includes(resource));
  const kinds = new Map(
    lines.items?.flatMap(({ resource, title }) => (title === null ? [] : [[resource, say(title)]])),
  );
  return (
    <section className="card stack tight">
      <div className="row between">
        <h2>{t.readLines}</h2>
        <AsWorkbook path="/v1/read-lines" query={asked} />
      </div>
      <p className="muted">{t.readLinesHelp}</p>
      <div className="row">
        <Input
          aria-label={t.readBy}
          placeholder={t.readBy}
          style={{ width: 160 }}
          value={by}
          onChange={({ target }) => {
            setBy(target.value);
          }}
        />
        <Input
          aria-label={t.readAbout}
          placeholder={t.readAbout}
          style={{ width: 160 }}
          value={about}
          onChange={({ target }) => {
            setAbout(target.value);
          }}
        />
        <Select
          aria-label={t.readKind}
          placeholder={t.readKind}
          allowClear
          style={{ width: 220 }}
          value={kind ?? null}
          options={[...kinds].map(([value, label]) => ({ value, label }))}
          onChange={(next: string | null | undefined) => {
            setKind(next ?? undefined);
          }}
        />
        <Checkbox
          checked={own}
          onChange={({ target }) => {
            setOwn(target.checked);
          }}
        >
          {t.readOwn}
        </Checkbox>
      </div>
      <Paged of={lines} only={isMeant} empty={t.noReadLines}>
        {(items) => (
          <ul>
            {items.map(({ id, at, personId, name, title, about, people }) => (
              <li key={id}>
                <span className="muted">{instant(at, language)}</span> {name} ({personId}) ·{' '}
                {title === null ? '' : say(title)}
                {about.slice(0, 3).map((one) => (
                  <span key={one}>
                    {' '}
                    <Link to={`/people/${one}`}>{one}</Link>
                  </span>
                ))}
                {people > 3 ? ` ${t.readOfPeople(people)}` : null}
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  );
}
