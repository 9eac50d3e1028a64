import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { fetchTrials } from '../../api/trials.js';
import { trials as en } from '../../i18n/en/cases/trials.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { trials as zh } from '../../i18n/zh/cases/trials.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';

/** 9.5.5: the way to one's own trial; nothing for whoever has none. */
export function OwnTrial({ personId }: { readonly personId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const { data } = useQuery({ queryKey: ['trials', 'open'], queryFn: () => fetchTrials('open') });
  const own = data?.find((one) => one.personId === personId);
  if (own === undefined) return null;
  return (
    <p className="notice">
      <Link to={`/trials/${encodeURIComponent(own.caseId)}`}>
        {t.title} · {w.positions[own.post]}
      </Link>
    </p>
  );
}
