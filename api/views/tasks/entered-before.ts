const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value names a case other than this one. */
const isOthers = (value: unknown, caseId: string): boolean =>
  isRecord(value) && typeof value.caseId === 'string' && value.caseId !== caseId;

/**
 * What an answer says of one case: of a form for many the rows that name it, of any other all of it; undefined where it
 * says nothing of him.
 */
function saidOf(answer: unknown, caseId: string): unknown {
  if (!isRecord(answer)) return undefined;
  const fields = Object.entries(answer);
  const lists = fields.flatMap(([, value]) => (Array.isArray(value) ? (value as readonly unknown[]) : []));
  if (!lists.some((row) => isRecord(row) && 'caseId' in row)) return answer;
  const own = fields.flatMap(([name, value]) => {
    if (!Array.isArray(value)) return [];
    const rows = (value as readonly unknown[]).filter((row) => isRecord(row) && !isOthers(row, caseId));
    return rows.length === 0 ? [] : [[name, rows] as const];
  });
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

/** What was entered about a case when this was done last: of the answers, the latest first, the first that names it. */
export const enteredBefore = (answers: readonly unknown[], caseId: string): unknown =>
  answers.map((answer) => saidOf(answer, caseId)).find((said) => said !== undefined) ?? null;
