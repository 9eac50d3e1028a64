/** The lists of single scores in a `formal-assessment` request. */
const LISTS = ['superiors', 'subordinates', 'departmentHeads'] as const;

/**
 * A kept evaluation as anybody may read it, HR and the general manager as well: of a 360° review how many answered in
 * each group, never what (I-56). The full question stays in the records, where the engine can answer it again.
 */
export function concealReview<T extends { readonly why: string; readonly request: unknown }>(evaluation: T): T {
  const { why, request } = evaluation;
  if (why !== 'formal-assessment' || typeof request !== 'object' || request === null) return evaluation;
  const counts = LISTS.map((list) => {
    const scores: unknown = Reflect.get(request, list);
    return [list, Array.isArray(scores) ? scores.length : 0] as const;
  });
  return { ...evaluation, request: { ...request, ...Object.fromEntries(counts) } };
}
