import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { fetchAppeals, type CaseDetail } from '../../api/cases.js';
import { seesEverybody, useMe } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { appeals as en } from '../../i18n/en/cases/appeals.js';
import { appeals as zh } from '../../i18n/zh/cases/appeals.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';

/** I-74: what an appeal is about, for whom it is of and for the offices: the decision, and what was said against it. */
export function Appealed({ of: one }: { readonly of: CaseDetail }): ReactNode {
  const { personId, roles } = useMe();
  const aboutId = one.kind === 'appeal' ? one.aboutId : null;
  const mayRead = personId === one.personId || seesEverybody(roles);
  return aboutId === null || !mayRead ? null : <Shown appealId={one.id} aboutId={aboutId} />;
}

function Shown({ appealId, aboutId }: { readonly appealId: string; readonly aboutId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const found = useQuery({ queryKey: ['appeals', aboutId], queryFn: () => fetchAppeals(aboutId) });
  return (
    <section className="card stack tight" aria-labelledby="appealed">
      <h2 id="appealed">{t.appealed}</h2>
      <Answered of={found}>
        {({ appeals, decisions }) => {
          const own = appeals.find(({ id }) => id === appealId);
          const against = decisions.find(({ decision }) => decision === own?.decision);
          return (
            <dl className="facts">
              <dt>{t.decision}</dt>
              <dd>
                {against === undefined
                  ? null
                  : `${say(against.text)} · ${t.toldOn(date(against.noticedOn, language))} `}
                <Link to={`/cases/${encodeURIComponent(aboutId)}`}>{aboutId}</Link>
              </dd>
              {own === undefined ? null : (
                <>
                  <dt>{t.grounds}</dt>
                  <dd className="own-words">{own.grounds}</dd>
                </>
              )}
              {own?.evidence == null ? null : (
                <>
                  <dt>{t.evidence}</dt>
                  <dd className="own-words">{own.evidence}</dd>
                </>
              )}
            </dl>
          );
        }}
      </Answered>
    </section>
  );
}
