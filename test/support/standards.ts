import { ABILITIES } from '../../domain/pipelines/defense/acts.js';
import { ABILITY_NAMES } from '../../domain/pipelines/defense/standards.js';
import { GRADE_NAMES, GRADES } from '../../domain/vocabulary/level.js';

/** The company's wording of the standards as a table, a line an ability; `mark` makes one table differ from another. */
export const standardsTable = (mark: string): string[][] => [
  ['职级', ...GRADES.map((grade) => GRADE_NAMES[grade].zh)],
  ['能力项', '', '', '', '', ''],
  ...ABILITIES.map((ability) => [
    ABILITY_NAMES[ability].zh,
    ...GRADES.map((grade) => `${mark}:${ABILITY_NAMES[ability].zh},${GRADE_NAMES[grade].zh}`),
  ]),
];

/** The table as a CSV file. */
export const asCsv = (table: readonly (readonly string[])[]): string =>
  `${table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`;
