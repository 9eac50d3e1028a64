import type { Board } from './board/board.js';
import { isBeside, isTouch, rowsOf, type Waiting } from './counter.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { asOf } from './turn.js';

/**
 * Whether an act may be written together with those that were taken before it (docs/decisions/0034): each stands as
 * things are, is about cases that none of the others touches, and was taken on the same day, which is the day that
 * counts for all of them (I-42).
 */
export function joins(board: Board, acts: readonly Waiting[], next: Waiting): boolean {
  const all = [...acts, next];
  if (new Set(all.map(({ input }) => todayIn('Asia/Shanghai', input.at))).size > 1) return false;
  const cases = all.map((act) => casesOf(board, act));
  if (cases.some((found) => found === undefined)) return false;
  const touched = cases.flatMap((found) => found ?? []);
  if (new Set(touched).size < touched.length) return false;
  return (acts.length === 1 ? all : [next]).every(
    ({ input }) => !isTouch(input) && !isBeside(input) && asOf(input.at, () => board.againstAct(input)) === undefined,
  );
}

/** The cases that an act is about, each once; undefined where one of its tasks is nobody's own. */
function casesOf(board: Board, { input }: Waiting): readonly string[] | undefined {
  const found = new Set<string>();
  for (const { taskId } of rowsOf(input)) {
    const caseId = board.get(taskId)?.ask.caseId;
    if (caseId === undefined) return undefined;
    found.add(caseId);
  }
  return found.size === 0 ? undefined : [...found];
}
