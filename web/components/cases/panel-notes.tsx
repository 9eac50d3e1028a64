import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchDefense, fetchDefensesOf, type Defense } from '../../api/defenses.js';
import { defense as en } from '../../i18n/en/cases/defense.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { defense as zh } from '../../i18n/zh/cases/defense.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTrial } from '../../api/trials.js';
import { HeadsLeftOut } from './heads-left-out.js';
import { useTexts } from '../../i18n/language.js';

/** What the general manager has to know of panels: seats against the records, who counts twice, substitutes, waivers. */
export function PanelNotes({ sessionIds }: { readonly sessionIds: readonly string[] }): ReactNode {
  const t = useTexts({ zh, en });
  const found = useQueries({
    queries: sessionIds.map((id) => ({ queryKey: ['defense', id], queryFn: () => fetchDefense(id) })),
  });
  const noted = found.flatMap(({ data }) => (data !== undefined && isNoted(data) ? [data] : []));
  if (noted.length === 0) return null;
  return (
    <section className="notice warn stack tight" aria-labelledby="panel-notes">
      <h3 id="panel-notes">{t.notes}</h3>
      {noted.map((session) => (
        <Notes key={session.id} of={session} />
      ))}
    </section>
  );
}

/** The notes on one candidate: who rated the trial (I-55), and the last session (9.5.7). */
export function PanelNotesOf({ caseId }: { readonly caseId: string }): ReactNode {
  const { data } = useQuery({ queryKey: ['case', caseId, 'defenses'], queryFn: () => fetchDefensesOf(caseId) });
  const trial = useTrial(caseId);
  return (
    <>
      <HeadsLeftOut of={trial.data?.raters ?? null} />
      <PanelNotes sessionIds={data?.items.slice(0, 1) ?? []} />
    </>
  );
}

const isNoted = ({ deviations, doubled, seats, waived }: Defense): boolean =>
  deviations.length + doubled.length + Object.keys(waived).length > 0 ||
  seats.some(({ substituteFor }) => substituteFor !== null);

function Notes({ of: { deviations, doubled, seats, waived } }: { readonly of: Defense }): ReactNode {
  const t = useTexts({ zh, en });
  const { groups: names } = useTexts({ zh: wordsZh, en: wordsEn });
  const twice = new Map(doubled.map((one) => [one.scorerId, one]));
  const taken = new Map(seats.map((one) => [`${one.scorerId} ${one.substituteFor ?? ''}`, one]));
  return (
    <ul>
      {deviations.map(({ personId, group, reason }) => (
        <li key={`${personId} ${group}`}>{t.deviation(personId, names[group], reason)}</li>
      ))}
      {[...twice.values()].map(({ scorerId, groups, weight }) => (
        <li key={scorerId}>{t.doubled(scorerId, groups.map((group) => names[group]).join('、'), weight)}</li>
      ))}
      {[...taken.values()].map(({ scorerId, substituteFor, reason }) =>
        substituteFor === null ? null : (
          <li key={`${scorerId} ${substituteFor}`}>{t.substitute(scorerId, substituteFor, reason ?? '—')}</li>
        ),
      )}
      {Object.entries(waived).map(([group, reason]) => (
        <li key={group}>{t.waivedFor(names[group as keyof typeof names], reason)}</li>
      ))}
    </ul>
  );
}
