import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { seesEverybody, useMe } from '../../app/session.js';
import { people as en } from '../../i18n/en/people/people.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { people as zh } from '../../i18n/zh/people/people.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, signedMoney } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';

/** §12: what changed in pay; for HR, the general manager and the person. */
export function PayChanges({ personId }: { readonly personId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const me = useMe();
  const sees = me.personId === personId || seesEverybody(me.roles);
  const { data } = useQuery({
    queryKey: ['pay-changes', personId],
    enabled: sees,
    queryFn: () => body(api.GET('/v1/people/{personId}/pay-changes', { params: { path: { personId } } })),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="card">
      <div className="row between">
        <h2>{t.pay}</h2>
        <AsWorkbook path="/v1/people/{personId}/pay-changes" places={{ personId }} />
      </div>
      <ul className="stack tight">
        {data.items.map(({ caseId, toLevel, fromAmount, toAmount, effectiveFrom }) => (
          <li key={caseId}>
            <strong>{w.levels[toLevel]}</strong>{' '}
            {fromAmount === null || toAmount === null ? null : signedMoney(Number(toAmount) - Number(fromAmount))}
            <div className="muted">
              {t.effective} {date(effectiveFrom, language)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
