import { deliverNext, type DeliveryDependencies } from '../../activities/service/deliver-event.js';
import type { RunningRounds } from '../rounds.js';
import { startSending, type Sending } from './sending.js';

/** So many endpoints are delivered to at the same time: one that hangs does not hold up the others. */
const LANES = 2;

/** Delivers to webhooks and robots what is due, until the signal. Any number of workers may do it. */
export function startEndpoints(loop: Sending & DeliveryDependencies): RunningRounds {
  const lanes = Array.from({ length: LANES }, () =>
    startSending(loop, {
      turn: () => deliverNext(loop),
      unsent: 'not delivered',
      failed: 'deliveries wait: the database did not answer',
    }),
  );
  return { done: Promise.all(lanes.map(({ done }) => done)).then(() => undefined) };
}
