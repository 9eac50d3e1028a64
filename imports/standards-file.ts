import { ABILITIES, type Ability } from '../domain/pipelines/defense/acts.js';
import { ABILITY_NAMES, type CompanyWording } from '../domain/pipelines/defense/standards.js';
import { STANDARDS } from '../domain/refusals/policy.js';
import { isFit } from '../domain/vocabulary/characters.js';
import { GRADE_NAMES, GRADES, type Grade } from '../domain/vocabulary/level.js';
import { detail, listing, refuse, RefusalError, type RefusalDetail } from '../domain/vocabulary/refusal.js';
import { text, type Text } from '../domain/vocabulary/text.js';
import { inspectFile } from './inspect.js';
import { openSource } from './read-file.js';
import { DEFAULT_LIMITS, type Limits, type SourceRow } from './source.js';
import { isEmptyLine, readGradeColumns, said, type GradeColumn, type GradeColumns } from './standards-grid.js';
import { parseAbility } from './words.js';

/** How far down the line of the grades is looked for: a title may stand above it. */
const HEADING_LINES = 10;
const LONGEST_CELL = 2000;
/** More than thirty cells need, whatever lines they are broken into. */
const MOST_LINES = 500;
const LANGUAGES = { zh: text('中文', 'in Chinese'), en: text('英文', 'in English') } as const;

type Cells = Map<string, string>;
const keyOf = (ability: Ability, { grade, language }: Pick<GradeColumn, 'grade' | 'language'>): string =>
  `${ability} ${grade} ${language}`;

/**
 * Reads the table of standards (14.1) out of a CSV or XLSX file as the appendix has it: a line an ability, which may go
 * on over further lines, and a column a grade; columns in English stand beside where there are any.
 * @throws RefusalError `STANDARDS.*`, naming every missing and unknown cell; `IMPORT.*` where the file cannot be read
 */
export async function readStandardsFile(
  path: string,
  limits: Limits = DEFAULT_LIMITS,
): Promise<{ readonly wording: CompanyWording; readonly sha256: string }> {
  const inspection = await inspectFile(path, limits);
  const { rows } = await openSource(path, inspection, { ...limits, rows: MOST_LINES });
  const cells: Cells = new Map();
  const faults: RefusalDetail[] = [];
  let grades: GradeColumns | undefined;
  let ability: Ability | undefined;
  let lines = 0;
  for await (const row of rows) {
    if (++lines > MOST_LINES) break;
    if (isEmptyLine(row)) continue;
    if (grades === undefined) {
      grades = readGradeColumns(row);
      faults.push(...(grades?.faults ?? []));
      if (grades === undefined && lines >= HEADING_LINES) break;
      continue;
    }
    const [first = ''] = row.cells;
    ability = first.trim() === '' ? ability : parseAbility(first);
    if (ability === undefined) faults.push(detail(STANDARDS.ROW_UNKNOWN, {}, { line: row.line, found: said(first) }));
    else faults.push(...takeLine(cells, row, ability, grades.columns));
  }
  if (grades === undefined) throw new RefusalError(refuse(STANDARDS.NO_HEADINGS));
  const all = [...faults, ...missing(cells, grades.columns)];
  if (all.length > 0) {
    const cellCount = ABILITIES.length * GRADES.length;
    throw new RefusalError(listing(refuse(STANDARDS.INCOMPLETE, { faults: all.length, cells: cellCount }), all));
  }
  return { wording: wordingOf(cells), sha256: inspection.sha256 };
}

/** Adds what a line says of an ability; gives what cannot be taken of it. */
function takeLine(
  cells: Cells,
  { cells: given, line, faults = new Map() }: SourceRow,
  ability: Ability,
  columns: readonly GradeColumn[],
): readonly RefusalDetail[] {
  const problems: RefusalDetail[] = [];
  for (const [place, cell] of given.entries()) {
    const words = cell.normalize('NFC').trim();
    if (place === 0 || words === '') continue;
    const column = columns.find((one) => one.place === place);
    if (column === undefined) {
      problems.push(detail(STANDARDS.COLUMN_UNKNOWN, {}, { line, found: said(words) }));
      continue;
    }
    const key = keyOf(ability, column);
    const whole = [...(cells.has(key) ? [cells.get(key)] : []), words].join('\n');
    const why = faults.has(place) ? FORMULA : unfit(whole);
    if (why === undefined) cells.set(key, whole);
    else {
      const named = { line, ability: ABILITY_NAMES[ability], grade: GRADE_NAMES[column.grade], why };
      problems.push(detail(STANDARDS.CELL_UNFIT, {}, named));
    }
  }
  return problems;
}

const FORMULA = text('是公式或错误值，请改写为文字', 'is a formula or an error; write the words themselves');

/** Why a text cannot be a descriptor; undefined where it can. */
function unfit(words: string): Text | undefined {
  if (words.length > LONGEST_CELL) {
    return text(`超过 ${LONGEST_CELL} 字，请缩短`, `has more than ${LONGEST_CELL} characters; shorten it`);
  }
  return isFit(words, 'text')
    ? undefined
    : text('含不可见字符，请删除', 'holds signs that nobody can see; remove them');
}

/** Every cell that no line fills; of English ones, only where the file has a column in English. */
function missing(cells: Cells, columns: readonly GradeColumn[]): readonly RefusalDetail[] {
  const languages = (['zh', 'en'] as const).filter(
    (one) => one === 'zh' || columns.some(({ language }) => language === one),
  );
  return ABILITIES.flatMap((ability) =>
    GRADES.flatMap((grade) =>
      languages
        .filter((language) => !cells.has(keyOf(ability, { grade, language })))
        .map((language) => {
          const named = { ability: ABILITY_NAMES[ability], grade: GRADE_NAMES[grade] };
          return detail(
            STANDARDS.CELL_MISSING,
            {},
            { ability: named.ability, grade: named.grade, language: LANGUAGES[language] },
          );
        }),
    ),
  );
}

/** Without English columns the Chinese words stand in both languages: they are the company's own. */
function wordingOf(cells: Cells): CompanyWording {
  const cell = (ability: Ability, grade: Grade): Text => {
    const zh = cells.get(keyOf(ability, { grade, language: 'zh' })) ?? '';
    return text(zh, cells.get(keyOf(ability, { grade, language: 'en' })) ?? zh);
  };
  return Object.fromEntries(
    ABILITIES.map((ability) => [ability, Object.fromEntries(GRADES.map((grade) => [grade, cell(ability, grade)]))]),
  ) as unknown as CompanyWording;
}
