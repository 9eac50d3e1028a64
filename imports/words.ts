import {
  COMPLAINT_CAUSE_NAMES,
  COMPLAINT_STATUS_NAMES,
  type ComplaintCause,
  type ComplaintStatus,
} from '../domain/people/complaint.js';
import type { Ability } from '../domain/pipelines/defense/acts.js';
import { ABILITY_NAMES } from '../domain/pipelines/defense/standards.js';
import type { GRADES } from '../domain/vocabulary/level.js';
import { isLevel, LEVEL_NAMES, type Grade, type Level } from '../domain/vocabulary/level.js';
import { LEAVE_KIND_NAMES, type LeaveKind } from '../domain/people/leave.js';
import { POSITION_ALIASES, POSITION_NAMES, type Position } from '../domain/vocabulary/position.js';
import type { Rating } from '../domain/vocabulary/rating.js';
import { STATUS_NAMES, type Status } from '../domain/vocabulary/status.js';
import type { Text } from '../domain/vocabulary/text.js';
import { cleanText, fold } from './clean.js';

type Words<T extends string> = ReadonlyMap<string, T>;

/** Every code under its own word, both its names, and what else files call it. */
function wordsOf<T extends string>(names: Readonly<Record<T, Text>>, others: Readonly<Record<string, T>>): Words<T> {
  const words = new Map<string, T>();
  for (const code of Object.keys(names) as T[])
    for (const word of [code, names[code].zh, names[code].en]) words.set(fold(word), code);
  for (const [word, code] of Object.entries(others)) words.set(fold(word), code);
  return words;
}

const lookUp =
  <T extends string>(words: Words<T>) =>
  (text: string): T | undefined =>
    words.get(fold(text));

const POSITION_WORDS: Readonly<Record<string, Position>> = {
  ...POSITION_ALIASES,
  客服专员: 'agent',
  坐席: 'agent',
  质检员: 'quality-inspector',
  inspector: 'quality-inspector',
  qa: 'quality-inspector',
  组长: 'team-leader',
  班长: 'team-leader',
  客服班组长: 'team-leader',
  leader: 'team-leader',
};

/** I-05: 客服, 客服员工 and 客服助理 are one post. */
export const parsePosition = lookUp<Position>(wordsOf(POSITION_NAMES, POSITION_WORDS));

const STATUS_WORDS: Readonly<Record<string, Status>> = {
  实习期: 'intern',
  实习生: 'intern',
  试用期: 'probation',
  已转正: 'confirmed',
  正式: 'confirmed',
  正式员工: 'confirmed',
  在职: 'confirmed',
  已离职: 'left',
  离开: 'left',
};

/** The status that a cell means, by our words and those of other systems; undefined for others. */
export const parseStatus = lookUp<Status>(wordsOf(STATUS_NAMES, STATUS_WORDS));

const CAUSE_WORDS: Readonly<Record<string, ComplaintCause>> = {
  个人服务态度: 'service-attitude',
  态度: 'service-attitude',
  attitude: 'service-attitude',
  个人原因: 'other-personal',
  其他个人: 'other-personal',
  personal: 'other-personal',
  非个人: 'not-personal',
  公司原因: 'not-personal',
  产品原因: 'not-personal',
  系统原因: 'not-personal',
};

/** The cause of a complaint that a cell means (I-17); undefined for words that are not known. */
export const parseCause = lookUp<ComplaintCause>(wordsOf(COMPLAINT_CAUSE_NAMES, CAUSE_WORDS));

const COMPLAINT_STATUS_WORDS: Readonly<Record<string, ComplaintStatus>> = {
  待核实: 'pending',
  处理中: 'pending',
  未确认: 'pending',
  open: 'pending',
  已成立: 'upheld',
  属实: 'upheld',
  已确认: 'upheld',
  confirmed: 'upheld',
  不属实: 'dismissed',
  已驳回: 'dismissed',
  撤销: 'dismissed',
  rejected: 'dismissed',
};

/** Whether a complaint is pending, upheld or dismissed, as a cell says it; undefined for others. */
export const parseComplaintStatus = lookUp<ComplaintStatus>(wordsOf(COMPLAINT_STATUS_NAMES, COMPLAINT_STATUS_WORDS));

const LEAVE_WORDS: Readonly<Record<string, LeaveKind>> = {
  生育假: 'maternity',
  哺乳: 'nursing',
  工伤: 'work-injury',
  停工留薪: 'work-injury',
  病假: 'medical',
  医疗期: 'medical',
  sick: 'medical',
  'sick leave': 'medical',
  其他假: 'other',
};

/** The kind of leave that a cell means (I-09); undefined for words that are not known. */
export const parseLeaveKind = lookUp<LeaveKind>(wordsOf(LEAVE_KIND_NAMES, LEAVE_WORDS));

/** S, A, B, C or D, also as a full-width letter or with 级 or 等 behind it; A+ and B- are no ratings of §8.4. */
export function parseRating(text: string): Rating | undefined {
  const match = /^\s*([sabcd])\s*[级等]?\s*$/i.exec(text.normalize('NFKC'));
  return match?.[1]?.toUpperCase() as Rating | undefined;
}

const GRADE_WORDS: Readonly<Record<string, Grade>> = {
  初: 'junior',
  junior: 'junior',
  中一: 'intermediate1',
  中1: 'intermediate1',
  中i: 'intermediate1',
  intermediate1: 'intermediate1',
  intermediatei: 'intermediate1',
  中二: 'intermediate2',
  中2: 'intermediate2',
  中ii: 'intermediate2',
  intermediate2: 'intermediate2',
  intermediateii: 'intermediate2',
  高: 'senior',
  senior: 'senior',
  主任: 'chief',
  chief: 'chief',
} satisfies Record<string, (typeof GRADES)[number]>;
/** The grade that a heading means: 中(一)级客服, 中一级, Intermediate I agent; undefined for others (14.1). */
export const parseGrade = (text: string): Grade | undefined => {
  const bare = fold(text).replace(/客服|agent|级/g, '');
  return Object.hasOwn(GRADE_WORDS, bare) ? GRADE_WORDS[bare] : undefined;
};

/** The ability that a cell means, by our words and those of the appendix; undefined for others (14.1). */
export const parseAbility = lookUp<Ability>(
  wordsOf(ABILITY_NAMES, {
    业务: 'business',
    学习: 'learning',
    沟通: 'communication',
    办公: 'office-skills',
    办公软件: 'office-skills',
    执行: 'execution',
    带人的能力: 'developing-others',
    带人能力: 'developing-others',
    知识传递: 'developing-others',
    带人与知识传递: 'developing-others',
  }),
);

const STEP_WORDS: Readonly<Record<string, number>> = {
  一般: 1,
  一: 1,
  '1': 1,
  ordinary: 1,
  良好: 2,
  良: 2,
  二: 2,
  '2': 2,
  good: 2,
  优秀: 3,
  优: 3,
  三: 3,
  '3': 3,
  excellent: 3,
};

/** A level as files write it: 中(一)级·良好, 中一级客服良好, 高级客服(一), intermediate1-2, Intermediate I, good (I-02). */
export function parseLevel(text: string): Level | undefined {
  const word = fold(text);
  if (/^(实习生?(客服)?|intern)$/.test(word)) return 'intern';
  const bare = word.replace(/客服|agent|级/g, '');
  for (const [step, number] of Object.entries(STEP_WORDS)) {
    if (!bare.endsWith(step)) continue;
    const grade = GRADE_WORDS[bare.slice(0, -step.length)];
    const level = grade === undefined ? '' : `${grade}-${number}`;
    if (isLevel(level)) return level;
  }
  return undefined;
}

const DEPARTMENT_WORDS = ['客服部', '客户关怀部', '客服关怀部'] as const;
const DEPARTMENT_ALIASES = new Set(DEPARTMENT_WORDS.map(fold));

/** The department's name; I-05: 客服部, 客服关怀部 and 客户关怀部 are one. Undefined for a blank. */
export function parseDepartment(text: string): string | undefined {
  const name = cleanText(text);
  if (DEPARTMENT_ALIASES.has(fold(name))) return '客户关怀部';
  return name === '' ? undefined : name;
}

const YES: readonly string[] = ['是', 'y', 'yes', 'true', '1', '√'];
const NO: readonly string[] = ['否', 'n', 'no', 'false', '0'];

/** Whether a cell of a yes-no column says yes; undefined for other words. */
export function parseYes(text: string): boolean | undefined {
  const word = fold(text);
  if (YES.map(fold).includes(word) || text.trim() === '√') return true;
  return NO.includes(word) ? false : undefined;
}

/** What a cell may say, by what it means there; each is understood in any case and width. */
type Spoken = Readonly<Record<string, readonly string[]>>;

function spoken<T extends string>(names: Readonly<Record<T, Text>>, others: Readonly<Record<string, T>>): Spoken {
  const codes = Object.keys(names) as T[];
  return Object.fromEntries(
    codes.map((code) => {
      const called = Object.entries<T>(others).flatMap(([word, of]) => (of === code ? [word] : []));
      return [code, [...new Set([names[code].zh, names[code].en, ...called])]];
    }),
  );
}

/** Every word that a column takes, for whoever writes a file (docs/setup.md). */
export const ACCEPTED_WORDS = {
  position: spoken(POSITION_NAMES, POSITION_WORDS),
  status: spoken(STATUS_NAMES, STATUS_WORDS),
  level: spoken(LEVEL_NAMES, {}),
  cause: spoken(COMPLAINT_CAUSE_NAMES, CAUSE_WORDS),
  complaintStatus: spoken(COMPLAINT_STATUS_NAMES, COMPLAINT_STATUS_WORDS),
  leaveKind: spoken(LEAVE_KIND_NAMES, LEAVE_WORDS),
  department: { 客户关怀部: DEPARTMENT_WORDS },
  yesNo: { yes: YES, no: NO },
} as const satisfies Readonly<Record<string, Spoken>>;
