import { randomInt } from 'node:crypto';

/**
 * Where a test file begins to count its workflows on the run's shared server. The process is no name for it: several
 * files run in one process, and what one of them has finished under a number the engine starts for nobody again.
 */
export const firstNumber = (): number => randomInt(1_000_000, 1_000_000_000) * 1000;
