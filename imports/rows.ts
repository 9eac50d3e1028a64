import type { ImportRecord, ImportRowRecord } from '../db/imports/imports.js';
import type { Text } from '../domain/vocabulary/text.js';
import { templateHeading } from './columns.js';
import { WAITS } from './waiting.js';
import { explainProblem, type Problem } from './problem.js';

/** A problem of a line in words: which column, what was found, what to do. */
export interface ExplainedProblem {
  /** Dotted and stable, such as `IMPORT.PERSON_UNKNOWN`. */
  readonly code: string;
  readonly field: string | null;
  /** The column as the file calls it. */
  readonly column: string | null;
  readonly found: string | null;
  readonly message: Text;
}

/** A line of a dry run, to be shown. */
export interface ImportRow extends Omit<ImportRowRecord, 'problems' | 'waits'> {
  /** Why it waits for a second person; null for all others. */
  readonly waits: Text | null;
  readonly problems: readonly ExplainedProblem[];
}

/** Makes sentences of a line's problems, with the headings of its file. */
export function explainRow(row: ImportRowRecord, { kind, summary }: ImportRecord): ImportRow {
  const problems = (row.problems as readonly Problem[]).map((problem) => {
    const column =
      problem.field === undefined ? null : (summary.headings[problem.field] ?? templateHeading(kind, problem.field));
    return {
      code: `IMPORT.${problem.code}`,
      field: problem.field ?? null,
      column,
      found: problem.found ?? null,
      message: explainProblem(problem, column ?? undefined),
    };
  });
  return { ...row, problems, waits: row.waits === null ? null : (WAITS[row.waits] ?? null) };
}
