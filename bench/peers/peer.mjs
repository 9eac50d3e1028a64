// What every peer does: start its cases, say so, wait for the word, send the acts with so many clients, tell the times.
import { createInterface } from 'node:readline';

/** What people do one after another in each case. */
export const ACTS = ['interview', 'confirmation', 'notice'];

/** What the conductor (bench/peers.ts) hands to a peer. */
export const given = {
  database: process.env.PEER_DATABASE,
  folder: process.env.PEER_FOLDER,
  cases: Number(process.env.PEER_CASES),
  clients: Number(process.env.PEER_CLIENTS),
  /** The first of three ports that are free. */
  port: Number(process.env.PEER_PORT),
};

const caseIds = Array.from({ length: given.cases }, (_, index) => `C${String(index + 1).padStart(5, '0')}`);

/** Runs jobs with so many clients at once; milliseconds of each. */
async function load(jobs, clients) {
  const durations = [];
  let next = 0;
  const client = async () => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
      const begun = performance.now();
      await job();
      durations.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: Math.min(clients, jobs.length) }, client));
  return durations;
}

const say = (word) => process.stdout.write(`PEER ${JSON.stringify(word)}\n`);

/**
 * `start(caseId)` makes a case that waits, or finds it; `act(caseId, act)` answers once the act is on record, and does no
 * harm when sent again; `finished()` counts the cases that have ended.
 */
export async function runPeer({ start, act, finished }) {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  await load(
    caseIds.map((caseId) => () => start(caseId)),
    16,
  );
  say({ ready: caseIds.length });
  await lines.next(); // go
  const begun = performance.now();
  const durations = [];
  for (const name of ACTS) {
    const jobs = caseIds.map((caseId) => async () => {
      await act(caseId, name);
      say({ acted: 1 });
    });
    durations.push(...(await load(jobs, given.clients)));
  }
  const seconds = (performance.now() - begun) / 1000;
  say({ seconds, durations });
  let ended = await finished();
  for (let look = 0; look < 100 && ended < caseIds.length; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    ended = await finished();
  }
  say({ ended });
  await lines.next(); // end
  process.exit(0);
}

/** Calls until it answers; throws its last error after a minute and a half. */
export async function untilAnswered(call) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}
