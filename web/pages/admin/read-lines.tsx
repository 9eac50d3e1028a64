import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { useMe } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { admin as en } from '../../i18n/en/service/admin.js';
import { admin as zh } from '../../i18n/zh/service/admin.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';

/** Who has read pay, scores and complaints of others lately; for the HR manager and the auditor. */
export function ReadLines(): ReactNode {
  const { roles } = useMe();
  return roles.includes('hr-manager') || roles.includes('auditor') ? <Lines /> : null;
}

function Lines(): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const lines = useQuery({
    queryKey: ['read-lines'],
    queryFn: () => body(api.GET('/v1/read-lines', { params: { query: { limit: 50 } } })),
  });
  return (
    <section className="card stack tight">
      <div className="row between">
        <h2>{t.readLines}</h2>
        <AsWorkbook path="/v1/read-lines" />
      </div>
      <p className="muted">{t.readLinesHelp}</p>
      <Answered of={lines}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t.noReadLines}</p>
          ) : (
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
          )
        }
      </Answered>
    </section>
  );
}
