import type { TaskCase } from '../../api/tasks.js';
import { useNotices, weekday } from '../../api/calendar.js';
import { useNames } from '../../components/people/people-picker.js';
import { panel as en } from '../../i18n/en/cases/panel.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { panel as zh } from '../../i18n/zh/cases/panel.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { date, today } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import type { FinalPart } from '../final-check.js';
import { SEAT_GROUPS, type PanelDraft } from './panel-draft.js';

const DAY_MS = 86_400_000;
/** A session so many days ahead is more likely a slip. */
const FAR_AHEAD = 60;

/** What is unusual about the day of a session: none of it is refused, all of it is said before everybody is invited. */
function useDayWarnings(heldOn: string | undefined, dueOn: string | null): readonly string[] {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const day = heldOn ?? today();
  const notice = useNotices(day, day).get(day);
  if (heldOn === undefined) return [];
  const ahead = Math.round((Date.parse(heldOn) - Date.parse(today())) / DAY_MS);
  const isWeekend = [0, 6].includes(weekday(heldOn));
  const isOff = notice === undefined ? isWeekend : notice.kind === 'holiday';
  return [
    ...(isOff ? [t.dayOff] : []),
    ...(dueOn !== null && heldOn > dueOn ? [t.afterDue(date(dueOn, language))] : []),
    ...(ahead > FAR_AHEAD ? [t.farAhead(ahead)] : []),
  ];
}

/** When, where, who sits and who is heard, to be read once more: with it everybody is invited. Undefined while something lacks. */
export function usePanelFinal(
  draft: PanelDraft,
  choice: readonly TaskCase[],
  dueOn: string | null,
): FinalPart | undefined {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const language = useLanguage();
  const { heldOn, time = '', room, chair, caseIds } = draft;
  const warnings = useDayWarnings(heldOn, dueOn);
  const known = useNames([...SEAT_GROUPS.flatMap((group) => draft[group]), ...(chair === undefined ? [] : [chair])]);
  if (heldOn === undefined || chair === undefined) return undefined;
  const called = (id: string): string => known.find(({ value }) => value === id)?.label ?? id;
  const line = (name: string, said: string) => ({ name: f.names[name] ?? name, said });
  const heard = choice.filter(({ id }) => caseIds.includes(id)).map(({ personName }) => personName);
  return {
    title: t.check,
    lines: [
      line('heldOn', `${date(heldOn, language, true)} ${time}`.trim()),
      ...(warnings.length === 0 ? [] : [{ name: t.mind, said: warnings.join('\n') }]),
      ...(room.trim() === '' ? [] : [line('room', room.trim())]),
      line('chair', called(chair)),
      ...SEAT_GROUPS.map((group) => line(group, draft[group].map(called).join('\n') || t.nobody)),
      ...(heard.length === 0 ? [] : [line('caseIds', heard.join(language === 'zh' ? '、' : ', '))]),
    ],
  };
}
