import type { Text } from './text.js';

/** The five grades (大级) above the intern's, lowest first (§5.1.1). */
export const GRADES = ['junior', 'intermediate1', 'intermediate2', 'senior', 'chief'] as const;
/** A grade that several levels share. */
export type Grade = (typeof GRADES)[number];

/** The 16 ranks of §5.1 and I-02, lowest first; within a grade (§5.1.2) 1 一般, 2 良好, 3 优秀. */
export const LEVELS = [
  'intern',
  'junior-1',
  'junior-2',
  'junior-3',
  'intermediate1-1',
  'intermediate1-2',
  'intermediate1-3',
  'intermediate2-1',
  'intermediate2-2',
  'intermediate2-3',
  'senior-1',
  'senior-2',
  'senior-3',
  'chief-1',
  'chief-2',
  'chief-3',
] as const;
/** A level of the ladder, from the intern up. */
export type Level = (typeof LEVELS)[number];

const INDEX: ReadonlyMap<string, number> = new Map(LEVELS.map((level, index) => [level, index]));

/** What each grade is called (§5.1.1). */
export const GRADE_NAMES: Readonly<Record<Grade, Text>> = {
  junior: { zh: '初级客服', en: 'junior agent' },
  intermediate1: { zh: '中(一)级客服', en: 'intermediate I agent' },
  intermediate2: { zh: '中(二)级客服', en: 'intermediate II agent' },
  senior: { zh: '高级客服', en: 'senior agent' },
  chief: { zh: '客服主任', en: 'chief agent' },
};
const STEP_NAMES: readonly Text[] = [
  { zh: '一般', en: 'ordinary' },
  { zh: '良好', en: 'good' },
  { zh: '优秀', en: 'excellent' },
];

/** The rank of a level on the ladder: 0 for the intern, 15 for `chief-3`. */
export const levelRank = (level: Level): number => INDEX.get(level) ?? 0;

/** The level at a rank; undefined below the intern or above `chief-3`. */
export const levelAtRank = (rank: number): Level | undefined => LEVELS[rank];

/** Whether a text is the code of a level. */
export const isLevel = (value: string): value is Level => INDEX.has(value);

/** Negative when `a` is below `b`, 0 when equal, positive when above. */
export const compareLevels = (a: Level, b: Level): number => levelRank(a) - levelRank(b);

/** Whichever of two levels stands higher on the ladder. */
export const higherLevel = (a: Level, b: Level): Level => (compareLevels(a, b) >= 0 ? a : b);
/** Whichever of two levels stands lower on the ladder. */
export const lowerLevel = (a: Level, b: Level): Level => (compareLevels(a, b) <= 0 ? a : b);

/** The grade a level belongs to; null for the intern, who has none of the five. */
export const gradeOf = (level: Level): Grade | null => GRADES.find((grade) => level.startsWith(`${grade}-`)) ?? null;

/** The level's name in both languages, as forms and findings show it. */
export const LEVEL_NAMES = Object.fromEntries(
  LEVELS.map((level): [Level, Text] => {
    const grade = gradeOf(level);
    const step = STEP_NAMES[Number(level.at(-1)) - 1];
    if (grade === null || step === undefined) return [level, { zh: '实习生客服', en: 'intern' }];
    const name = GRADE_NAMES[grade];
    return [level, { zh: `${name.zh}(${step.zh})`, en: `${name.en}, ${step.en}` }];
  }),
) as Readonly<Record<Level, Text>>;
