import { CancellationScope, condition, isCancellation, sleep } from '@temporalio/workflow';

/**
 * Rings at instants with as few timers as possible: one stands at a time, and it is replaced only when something
 * earlier is asked for. A timer whose reason has gone simply finds nothing to ring when it fires, which costs less
 * history than cancelling and starting one at every step.
 *
 * @param next the earliest instant still wanted, epoch milliseconds; undefined while there is none
 * @param ring called at or after that instant; must move `next` on
 */
export async function keepTime(next: () => number | undefined, ring: (now: number) => void): Promise<never> {
  for (;;) {
    await condition(() => next() !== undefined);
    const at = next();
    if (at === undefined) continue;
    if (at > Date.now() && !(await reached(at, next))) continue;
    const due = next();
    if (due !== undefined && due <= Date.now()) ring(Date.now());
  }
}

/** True when `at` has come; false when an earlier instant is wanted meanwhile. */
async function reached(at: number, next: () => number | undefined): Promise<boolean> {
  const scope = new CancellationScope();
  try {
    return await scope.run(() =>
      Promise.race([
        sleep(at - Date.now()).then(() => true),
        condition(() => (next() ?? Infinity) < at).then(() => false),
      ]),
    );
  } catch (error) {
    if (isCancellation(error)) return false;
    throw error;
  } finally {
    scope.cancel();
  }
}
