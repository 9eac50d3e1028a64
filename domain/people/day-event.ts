import { ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency, type ICalEventData } from 'ical-generator';
import { instantAt } from '../vocabulary/civil-date.js';
import { cited } from '../vocabulary/clause.js';
import { text, type Text } from '../vocabulary/text.js';
import { DAY_NAMES, type DayOfSomebody } from './days.js';
import type { Language } from './preferences.js';

const CALLED_OFF = text('已取消：', 'Called off: ');
const DAY_MS = 86_400_000;
/** How much of a day a defense takes in a calendar: its end is written nowhere. */
const HOUR_MS = 3_600_000;

/** What a day is called, with its §. */
export function dayName({ what, ofLevel }: Pick<DayOfSomebody, 'what' | 'ofLevel'>): Text {
  const { name, level, post } = DAY_NAMES[what];
  const clause = cited(ofLevel ? level : post);
  return text(`${name.zh}（${clause}）`, `${name.en} (${clause})`);
}

/** Where it is read in the product. */
export function dayPath({ what, id, caseId }: Pick<DayOfSomebody, 'what' | 'id' | 'caseId'>): string {
  if (what === 'interview') return `/tasks/${encodeURIComponent(id)}`;
  return caseId === null ? '/inbox' : `/cases/${encodeURIComponent(caseId)}`;
}

/** From when to when: the whole day, which keeps nobody from anything, or an hour from a time of it. */
function spanOf({
  day,
  time,
}: DayOfSomebody): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'busystatus' | 'transparency'> {
  const start = new Date(time === null ? `${day}T00:00:00Z` : instantAt(day, time));
  return time === null
    ? {
        start,
        end: new Date(start.getTime() + DAY_MS),
        allDay: true,
        busystatus: ICalEventBusyStatus.FREE,
        transparency: ICalEventTransparency.TRANSPARENT,
      }
    : {
        start,
        end: new Date(start.getTime() + HOUR_MS),
        allDay: false,
        busystatus: ICalEventBusyStatus.BUSY,
        transparency: ICalEventTransparency.OPAQUE,
      };
}

/**
 * A day as an event of iCalendar (RFC 5545): the whole day, or an hour from its time, under an identifier that stays, with a sequence that grows
 * when it moves and a status when it is called off; the same in the feed and in an invitation.
 */
export function dayEvent(
  of: DayOfSomebody,
  { language, link, at }: { readonly language: Language; readonly link: string | undefined; readonly at: Date },
): ICalEventData {
  const { what, id, room, version, calledOff } = of;
  const summary = dayName(of)[language];
  return {
    id: `${what}.${id}@jinji`,
    sequence: version,
    stamp: at,
    ...spanOf(of),
    summary: calledOff ? `${CALLED_OFF[language]}${summary}` : summary,
    status: calledOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(room === null ? {} : { location: room }),
    ...(link === undefined ? {} : { url: `${link}${dayPath(of)}` }),
  };
}
