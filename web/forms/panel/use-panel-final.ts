import type { TaskCase } from '../../api/tasks.js';
import { useNames } from '../../components/people/people-picker.js';
import { panel as en } from '../../i18n/en/cases/panel.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { panel as zh } from '../../i18n/zh/cases/panel.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import type { FinalPart } from '../final-check.js';
import { SEAT_GROUPS, type PanelDraft } from './panel-draft.js';

/** When, where, who sits and who is heard, to be read once more: with it everybody is invited. Undefined while something lacks. */
export function usePanelFinal(draft: PanelDraft, choice: readonly TaskCase[]): FinalPart | undefined {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const language = useLanguage();
  const { heldOn, time = '', room, chair, caseIds } = draft;
  const known = useNames([...SEAT_GROUPS.flatMap((group) => draft[group]), ...(chair === undefined ? [] : [chair])]);
  if (heldOn === undefined || chair === undefined) return undefined;
  const called = (id: string): string => known.find(({ value }) => value === id)?.label ?? id;
  const line = (name: string, said: string) => ({ name: f.names[name] ?? name, said });
  const heard = choice.filter(({ id }) => caseIds.includes(id)).map(({ personName }) => personName);
  return {
    title: t.check,
    lines: [
      line('heldOn', `${date(heldOn, language, true)} ${time}`.trim()),
      ...(room.trim() === '' ? [] : [line('room', room.trim())]),
      line('chair', called(chair)),
      ...SEAT_GROUPS.map((group) => line(group, draft[group].map(called).join('\n') || t.nobody)),
      ...(heard.length === 0 ? [] : [line('caseIds', heard.join(language === 'zh' ? '、' : ', '))]),
    ],
  };
}
