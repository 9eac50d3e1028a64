import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { Failure } from '../../components/states.js';
import { panel as en } from '../../i18n/en/cases/panel.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { panel as zh } from '../../i18n/zh/cases/panel.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { asWritten } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { TextArea } from '../by-hand/text-area.js';
import { seatOf, type CheckedPanel } from './panel-draft.js';

interface Props {
  readonly taskId: string;
  readonly asked: CheckedPanel;
  /** Why a seat is against the records, by seat. */
  readonly why: Readonly<Record<string, string>>;
  readonly onWhy: (seat: string, reason: string) => void;
}

/** What a reason of HR's answers (I-34); nothing answers a conflict of interest (I-35). */
const ANSWERED: Readonly<Record<string, true>> = { 'PANEL.NOT_ON_RECORD': true, 'PANEL.SUPERVISOR_MISSING': true };

/** What stands against the panel as it is filled in, and who would score whom; looked at with every change. */
export function SeatsAgainstRecords({ taskId, asked, why, onWhy }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const say = useSay();
  const language = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['task', taskId, 'panel', asked],
    queryFn: () => body(api.POST('/v1/tasks/{taskId}/panel', { params: { path: { taskId } }, body: asked })),
    enabled: asked.caseIds.length > 0,
    placeholderData: (before) => before,
  });
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return null;
  const { conflicts, seats } = data;
  const groupOf = (personId: string): string =>
    asked.departmentHead.includes(personId)
      ? 'departmentHead'
      : asked.relatedDepartments.includes(personId)
        ? 'relatedDepartments'
        : asked.humanResources.includes(personId)
          ? 'humanResources'
          : 'directSuperior';
  const answerable = [
    ...new Set([
      ...Object.keys(why),
      ...conflicts.filter(({ code }) => ANSWERED[code]).map((one) => seatOf(groupOf(one.personId), one.personId)),
    ]),
  ];
  const nameOf = (personId: string): string =>
    seats.find(({ scorer }) => scorer.personId === personId)?.scorer.name ?? personId;
  return (
    <>
      {conflicts.length === 0 ? (
        <p className="notice" role="status">
          {t.sound}
        </p>
      ) : (
        <section className="notice warn stack tight" aria-label={t.conflicts}>
          <h3>{t.conflicts}</h3>
          <ul>
            {conflicts.map((one, index) => (
              <li key={index}>
                {one.candidate === null ? null : <strong>{t.before(one.candidate)}</strong>}
                {asWritten(say(one.text), language)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {answerable.map((seat) => {
        const [group = '', personId = ''] = seat.split(' ');
        return (
          <TextArea
            key={seat}
            label={t.why(nameOf(personId), (w.groups as Readonly<Record<string, string>>)[group] ?? group)}
            help={t.whyHelp}
            optional
            value={why[seat] ?? ''}
            onChange={(reason) => {
              onWhy(seat, reason);
            }}
          />
        );
      })}
      <details>
        <summary>{t.seats(seats.length)}</summary>
        <ul className="stack tight">
          {seats.map(({ scorer, groups, candidates }) => (
            <li key={scorer.personId}>
              {scorer.name} <span className="muted">{scorer.personId}</span>{' '}
              {groups.map((group) => (
                <span key={group} className="chip">
                  {w.groups[group]}
                </span>
              ))}{' '}
              <span className="muted">{t.scores(candidates)}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
