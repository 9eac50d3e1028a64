// The third process of `bench/abuse.ts`: asks /livez every ten milliseconds, and tells how it fared when it is asked.
import { get } from 'node:http';
import { timing } from './measure.js';

/** How the probe fared, in milliseconds. */
export interface Probed {
  readonly count: number;
  readonly p99: number;
  readonly longest: number;
}

const [address = ''] = process.argv.slice(2);
let durations: number[] = [];

const once = (): Promise<void> =>
  new Promise((done) => {
    get(`${address}/livez`, (answer) => {
      answer.resume();
      answer.on('end', done);
    }).on('error', () => {
      done();
    });
  });

process.on('message', () => {
  const { count, p99 } = timing(durations, 1);
  process.send?.({ count, p99, longest: Math.max(0, ...durations) } satisfies Probed);
  durations = [];
});
process.on('disconnect', () => process.exit());

for (;;) {
  const begun = performance.now();
  await once();
  durations.push(performance.now() - begun);
  await new Promise((go) => setTimeout(go, 10));
}
