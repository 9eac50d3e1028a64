import { addDays, addMonths } from '../../domain/vocabulary/civil-date.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { firstDayOf } from '../../domain/vocabulary/month.js';
import { POSITION_NAMES, type Position } from '../../domain/vocabulary/position.js';
import { STATUS_NAMES, type Status } from '../../domain/vocabulary/status.js';
import { arrangeCalendar, beforeCycle, monthsBehind, type SampleCalendar } from './calendar.js';
import { LEADER_CASES, MEMBER_CASES, type SampleCase } from './cases.js';
import { createNames } from './names.js';
import { createRandom, type Random } from './random.js';
import { complaintsOf, leaveOf, ratingsOf, type ComplaintLine, type LeaveLine, type RatingLine } from './records.js';

/** A line of the people file, with the headings of HR. Blank is ''. */
export interface PersonLine {
  readonly 工号: string;
  readonly 姓名: string;
  readonly 部门: string;
  readonly 邮箱: string;
  readonly 职位名称: string;
  readonly 岗位: string;
  readonly 任岗日期: string;
  readonly 职级: string;
  readonly 定级日期: string;
  readonly 直属上级工号: string;
  readonly 状态: string;
  readonly 入职日期: string;
  readonly 转正日期: string;
  readonly 离职日期: string;
  readonly 部门负责人: string;
}

export interface SampleData {
  readonly calendar: SampleCalendar;
  readonly people: readonly PersonLine[];
  readonly ratings: readonly RatingLine[];
  readonly complaints: readonly ComplaintLine[];
  readonly leaves: readonly LeaveLine[];
  /** Ratings of the years before those months, for cycles that lie behind. */
  readonly earlier: readonly RatingLine[];
}

const CARE = '客户关怀部';
const SIZE = 150;
const SEED = 20_240_808;
/** How far ratings reach back from the recent cycle, in months: of those with a purpose, and of the others. */
const CASES_BACK = 42;
const ORDINARY_BACK = 24;

/** Those beyond the 150: the GM, HR, the heads of related departments and IT. */
const OTHERS: readonly (readonly [id: string, department: string, title: string, superior: string, head: boolean])[] = [
  ['10001', '总经理办公室', '总经理', '', true],
  ['10002', '人力资源部', '人力资源部经理', '10001', true],
  ['10003', '人力资源部', '人力资源专员', '10002', false],
  ['10004', '人力资源部', '人力资源专员', '10002', false],
  ['10011', '技术部', '技术部经理', '10001', true],
  ['10012', '市场部', '市场部经理', '10001', true],
  ['10013', '维修部', '维修部经理', '10001', true],
  ['10014', '信息部', '系统管理员', '10001', true],
];

/** Ordinary members, so that the lists look like life: levels as they spread, ratings by chance. */
const ORDINARY: readonly (readonly [Level, number])[] = [
  ['junior-1', 5],
  ['junior-2', 8],
  ['junior-3', 8],
  ['intermediate1-1', 7],
  ['intermediate1-2', 6],
  ['intermediate1-3', 5],
  ['intermediate2-1', 4],
  ['intermediate2-2', 3],
  ['intermediate2-3', 2],
];

/** Of a domain that never exists (RFC 2606): a sample writes to nobody. */
const emailOf = (id: string): string => `${id}@staff.example.com`;

interface Life {
  readonly hiredOn: string;
  readonly confirmedOn: string;
  readonly leftOn: string;
  readonly status: Status;
  readonly levelSince: string;
}

/** A working life that leads to the case's purpose; dates around both cycles. */
function lifeOf(one: SampleCase, { today, recentCycle, comingCycle }: SampleCalendar, random: Random): Life {
  const life = (hiredOn: string, confirmedOn: string, status: Status, levelSince: string, leftOn = ''): Life => ({
    hiredOn,
    confirmedOn,
    status,
    levelSince,
    leftOn,
  });
  if (one.state === 'probation' || one.state === 'intern') {
    const lately = firstDayOf(addMonths(today, -2).slice(0, 7));
    const hiredOn = one.levelSince === undefined ? lately : beforeCycle(recentCycle, 4);
    return life(hiredOn, '', one.state, hiredOn);
  }
  if (one.state === 'confirmed-lately') {
    const planned = addDays(firstDayOf(recentCycle), 14);
    const confirmedOn = planned < today ? planned : addDays(today, -1);
    return life(addMonths(confirmedOn, -3), confirmedOn, 'confirmed', confirmedOn);
  }
  const hiredOn = addDays(addMonths(firstDayOf(recentCycle), -60 - random.below(30)), random.below(20));
  const confirmedOn = addMonths(hiredOn, 3);
  const long = beforeCycle(recentCycle, random.pick([48, 54]));
  if (one.state === 'left') return life(hiredOn, confirmedOn, 'left', long, addDays(today, -1));
  if (one.state === 'left-before')
    return life(hiredOn, confirmedOn, 'left', long, addDays(firstDayOf(recentCycle), -20));
  const lately = beforeCycle(one.levelSince === 'before-coming' ? comingCycle : recentCycle, 2);
  return life(hiredOn, confirmedOn, 'confirmed', one.levelSince === undefined ? long : lately < today ? lately : today);
}

/** Whether somebody of the sample has no purpose of his own: his levels may move as the sample is loaded. */
export const isOrdinary = (personId: string): boolean => Number(personId) >= FIRST_ORDINARY;

/** Whom an agent of the sample reports to. */
export const leaderOf = (personId: string): string => String(FIRST_LEADER + (Number(personId) % LEADER_CASES.length));

/** Whom a team leader of the sample reports to; undefined for anybody else. */
export function superiorOfLeader(personId: string): string | undefined {
  const no = Number(personId) - FIRST_LEADER;
  return no >= 0 && no < LEADER_CASES.length ? superiorAt(no) : undefined;
}

const superiorAt = (no: number): string => String(20_002 + (no % 2));

const FIRST_LEADER = 20_005;
const FIRST_MEMBER = 20_030;
const FIRST_ORDINARY = FIRST_MEMBER + MEMBER_CASES.reduce((sum, { levels }) => sum + levels.length, 0);

/** The sample department as of a civil date: always the same for the same day. */
export function makeDepartment(today: string): SampleData {
  const random = createRandom(SEED);
  const name = createNames(random);
  const calendar = arrangeCalendar(today);
  const people: PersonLine[] = [];
  const ratings: RatingLine[] = [];
  const complaints: ComplaintLine[] = [];
  const leaves: LeaveLine[] = [];
  const earlier: RatingLine[] = [];
  // A sequence of its own, so that nothing else of the sample depends on it.
  const before = createRandom(SEED + 1);

  const office = (id: string, department: string, title: string, superior: string, head: boolean): PersonLine => ({
    ...BLANK,
    工号: id,
    姓名: name(),
    部门: department,
    邮箱: emailOf(id),
    职位名称: title,
    直属上级工号: superior,
    状态: STATUS_NAMES.confirmed.zh,
    入职日期: `${Number(today.slice(0, 4)) - 8}-03-01`,
    转正日期: `${Number(today.slice(0, 4)) - 8}-06-01`,
    部门负责人: head ? '是' : '否',
  });
  const member = (id: string, superior: string, one: SampleCase, level: Level | undefined): void => {
    const life = lifeOf(one, calendar, random);
    const leave = leaveOf(id, one, calendar);
    if (leave !== null) leaves.push(leave);
    people.push({
      ...BLANK,
      工号: id,
      姓名: name(),
      部门: CARE,
      邮箱: emailOf(id),
      岗位: POSITION_NAMES[one.position].zh,
      任岗日期: positionSince(one.position, life, calendar),
      职级: level === undefined ? '' : LEVEL_NAMES[level].zh,
      定级日期: level === undefined ? '' : life.levelSince,
      直属上级工号: superior,
      状态: STATUS_NAMES[life.status].zh,
      入职日期: life.hiredOn,
      转正日期: life.confirmedOn,
      离职日期: life.leftOn,
      部门负责人: '否',
    });
    if (one.position !== 'supervisor') ratings.push(...ratingsOf(id, one.pattern, life, leave, calendar, random));
    if (one.position !== 'supervisor') {
      const months = monthsBehind(calendar, one.pattern === '' ? ORDINARY_BACK : CASES_BACK);
      earlier.push(...ratingsOf(id, one.pattern, life, null, { ...calendar, months }, before));
    }
    complaints.push(...complaintsOf(id, one, calendar, complaints.length));
  };

  for (const other of OTHERS) people.push(office(...other));
  people.push(office('20001', CARE, '客户关怀部经理', '10001', true));
  const post = (position: Position): SampleCase => ({ purpose: 'ordinary', position, levels: [], pattern: '' });
  for (let i = 0; i < 3; i++) member(String(20_002 + i), '20001', post('supervisor'), undefined);
  for (const [i, one] of LEADER_CASES.entries()) member(String(FIRST_LEADER + i), superiorAt(i), one, one.levels[0]);
  let next = FIRST_MEMBER;
  const superiorOf = (one: SampleCase, id: number) => (one.position === 'agent' ? leaderOf(String(id)) : '20004');
  for (const one of MEMBER_CASES)
    for (const level of one.levels) member(String(next), superiorOf(one, next++), one, level);
  while (people.length - OTHERS.length < SIZE) {
    const one = post(
      random.weighted([
        ['agent', 14],
        ['quality-inspector', 1],
      ] as const),
    );
    member(String(next), superiorOf(one, next++), one, random.weighted(ORDINARY));
  }
  return { calendar, people, ratings, complaints, leaves, earlier };
}

/** A year and a half in the post for those who lead, since the hiring for the rest. */
function positionSince(position: Position, life: Life, calendar: SampleCalendar): string {
  const leads = position === 'team-leader' || position === 'supervisor';
  return leads ? beforeCycle(calendar.recentCycle, 54) : life.hiredOn;
}

const BLANK: PersonLine = {
  工号: '',
  姓名: '',
  部门: '',
  邮箱: '',
  职位名称: '',
  岗位: '',
  任岗日期: '',
  职级: '',
  定级日期: '',
  直属上级工号: '',
  状态: '',
  入职日期: '',
  转正日期: '',
  离职日期: '',
  部门负责人: '',
};
