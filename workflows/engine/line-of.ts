import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { personReplaced, tasksReaddressed } from '../messages/people.js';
import type { Board } from './board/board.js';
import type { DeskOptions } from './desk-options.js';
import { Line } from './line.js';
import { joins } from './together.js';

/**
 * The line in which everything waits that comes to a desk; people who are replaced (I-58), and
 * relations that have changed, are heard at all of them.
 * @param refusedAtAll why no act is taken now, whatever it is.
 */
export function lineOf(board: Board, options: DeskOptions, refusedAtAll: () => Refusal | undefined): Line {
  const { carried, hears = [], replaces = false, together = false, wakes = () => undefined } = options;
  return new Line(board, {
    carried: carried?.line,
    hears: replaces ? [...hears, tasksReaddressed] : [...hears, personReplaced, tasksReaddressed],
    wakes,
    refusedAtAll,
    lateTurns: together || options.lateTurns === true,
    joins: (acts, next) => together && joins(board, acts, next),
  });
}
