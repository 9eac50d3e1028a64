import { legible } from '../domain/vocabulary/characters.js';
import type { Grade } from '../domain/vocabulary/level.js';
import { detail, type RefusalDetail } from '../domain/vocabulary/refusal.js';
import { STANDARDS } from '../domain/refusals/policy.js';
import { fold } from './clean.js';
import type { SourceRow } from './source.js';
import { parseGrade } from './words.js';

/** A column of the table of standards: a grade, and the language in which it is described. */
export interface GradeColumn {
  readonly place: number;
  readonly grade: Grade;
  readonly language: 'zh' | 'en';
}

/** Where the grades stand, and what is wrong with their headings. */
export interface GradeColumns {
  readonly columns: readonly GradeColumn[];
  readonly faults: readonly RefusalDetail[];
}

/** A line of headings names most of the five grades; a title above it names none. */
const LEAST_GRADES = 3;
const IN_ENGLISH = /[((]\s*(英文|english|en)\s*[))]\s*$/iu;
const LONGEST = 60;

const gradeIn = (heading: string): Omit<GradeColumn, 'place'> | undefined => {
  const grade = parseGrade(heading.replace(IN_ENGLISH, ''));
  return grade === undefined ? undefined : { grade, language: IN_ENGLISH.test(heading) ? 'en' : 'zh' };
};

/** What a file says at a place, no longer than a message can bear. */
export const said = (cell: string): string => legible(cell.trim().slice(0, LONGEST));

/** The columns of the grades (14.1), or undefined where the line is not that of the headings. */
export function readGradeColumns({ cells, line }: SourceRow): GradeColumns | undefined {
  if (cells.filter((cell) => gradeIn(cell) !== undefined).length < LEAST_GRADES) return undefined;
  const columns: GradeColumn[] = [];
  const faults: RefusalDetail[] = [];
  for (const [place, cell] of cells.entries()) {
    if (place === 0 || cell.trim() === '') continue;
    const found = gradeIn(cell);
    if (found === undefined) {
      faults.push(detail(STANDARDS.COLUMN_UNKNOWN, {}, { line, found: said(cell) }));
    } else if (columns.some(({ grade, language }) => grade === found.grade && language === found.language)) {
      faults.push(detail(STANDARDS.COLUMN_TWICE, {}, { line, found: said(cell) }));
    } else columns.push({ place, grade: found.grade, language: found.language });
  }
  return { columns, faults };
}

const ABILITY_HEADINGS = ['能力项', '能力', 'ability', 'abilities'].map(fold);

/** The appendix prints “能力项” on a line of its own below the grades: it says nothing. */
export const isEmptyLine = ({ cells }: SourceRow): boolean => {
  const [first = '', ...others] = cells;
  return others.every((cell) => cell.trim() === '') && ['', ...ABILITY_HEADINGS].includes(fold(first));
};
