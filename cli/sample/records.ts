import { addDays } from '../../domain/vocabulary/civil-date.js';
import { COMPLAINT_CAUSE_NAMES, COMPLAINT_STATUS_NAMES } from '../../domain/people/complaint.js';
import { addToMonth, firstDayOf, monthNumber, monthOf } from '../../domain/vocabulary/month.js';
import type { Rating } from '../../domain/vocabulary/rating.js';
import type { SampleCalendar } from './calendar.js';
import type { SampleCase } from './cases.js';
import type { Random } from './random.js';

export interface RatingLine {
  readonly 工号: string;
  readonly 月份: string;
  readonly 考核成绩: string;
  readonly 公布日期: string;
}

export interface ComplaintLine {
  readonly 投诉编号: string;
  readonly 工号: string;
  readonly 事件日期: string;
  readonly 原因: string;
  readonly 状态: string;
  readonly 确认日期: string;
  readonly 说明: string;
}

export interface LeaveLine {
  readonly 工号: string;
  readonly 休假类型: string;
  readonly 休假开始: string;
  readonly 休假结束: string;
}

/** Name, first month counted from the window of the recent cycle (0 to 5), days. */
const LEAVES = {
  maternity: ['产假', 0, 158],
  'work-injury': ['工伤', 1, 60],
  nursing: ['哺乳假', 3, 50],
  medical: ['病假', 3, 55],
  personal: ['事假', 3, 40],
  other: ['其他', 3, 40],
} as const;

/** The leave of a case, inside the recent cycle's window; nothing for the others. */
export function leaveOf(personId: string, one: SampleCase, { recentCycle }: SampleCalendar): LeaveLine | null {
  if (one.leave === undefined) return null;
  const [name, month, days] = LEAVES[one.leave];
  const from = firstDayOf(addToMonth(recentCycle, month - 6));
  return { 工号: personId, 休假类型: name, 休假开始: from, 休假结束: addDays(from, days - 1) };
}

const CHANCE: readonly (readonly [Rating | '-', number])[] = [
  ['S', 4],
  ['A', 24],
  ['B', 64],
  ['C', 4],
  ['D', 1],
  ['-', 3],
];

/** The ratings of the 18 months in which the person was there, by pattern or, without one, by chance. */
export function ratingsOf(
  personId: string,
  pattern: string,
  life: { readonly hiredOn: string; readonly leftOn: string },
  leave: LeaveLine | null,
  { months, today }: SampleCalendar,
  random: Random,
): readonly RatingLine[] {
  return months.flatMap((month) => {
    const drawn = pattern === '' ? random.weighted(CHANCE) : pattern.charAt(monthNumber(month) % pattern.length);
    // Who is here for half of the month gets its rating.
    const middle = addDays(firstDayOf(month), 14);
    const away = leave !== null && leave.休假开始 <= middle && middle <= leave.休假结束;
    if (drawn === '-' || away || month < monthOf(life.hiredOn)) return [];
    if (life.leftOn !== '' && month > monthOf(life.leftOn)) return [];
    const planned = addDays(firstDayOf(addToMonth(month, 1)), 4);
    return [{ 工号: personId, 月份: month, 考核成绩: drawn, 公布日期: planned < today ? planned : today }];
  });
}

const STORIES = {
  'service-attitude': '客户反映接听时语气生硬，未耐心解答。',
  'other-personal': '承诺回电未回，客户多次来电催问。',
  'not-personal': '配件缺货导致维修延期，客户不满。',
} as const;

/** The complaint of a case, once inside the window of each cycle that has begun. */
export function complaintsOf(
  personId: string,
  { complaint }: SampleCase,
  { incidents }: SampleCalendar,
  before: number,
): readonly ComplaintLine[] {
  if (complaint === undefined) return [];
  return incidents.map((incident, i) => ({
    投诉编号: `TS${incident.slice(0, 4)}-${String(before + i + 1).padStart(4, '0')}`,
    工号: personId,
    事件日期: incident,
    原因: COMPLAINT_CAUSE_NAMES[complaint.cause].zh,
    状态: COMPLAINT_STATUS_NAMES[complaint.status].zh,
    确认日期: complaint.status === 'upheld' ? addDays(incident, 7) : '',
    说明: STORIES[complaint.cause],
  }));
}
