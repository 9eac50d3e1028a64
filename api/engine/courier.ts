import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryOutcome } from '../../db/steps/settle-act.js';
import type { JournalledAct } from '../../domain/step/journal.js';
import { SERVICE } from '../../domain/refusals/service.js';
import { goneFor } from '../../domain/step/gone.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { deliverActs, sendingOf, sentOf, type DeliveredAct } from '../../workflows/messages/cases.js';
import { sizeOf, type Engine } from './engine.js';

/** Brings journalled acts to their workflows (docs/decisions/0041). */
export interface Courier {
  /**
   * Brings one, and what came of it. Those that wait for the same workflow meanwhile travel together, in the order in
   * which they came; `none` where nobody knows what became of it, or no place got free in time: it is delivered again.
   */
  bring(act: JournalledAct): Promise<DeliveryOutcome>;
}

interface Parcel {
  readonly act: JournalledAct;
  readonly bytes: number;
  readonly done: (outcome: DeliveryOutcome) => void;
  readonly failed: (error: unknown) => void;
  readonly patience: NodeJS.Timeout;
}

/** What waits for one workflow, and whether an update is on its way to it. */
interface Road {
  isBusy: boolean;
  waiting: readonly Parcel[];
}

/** After several came together, others are about to come: so long they are waited for, in milliseconds. */
const GATHER_MS = 8;

/** Acts in one update at most, and how large they may be together: well below what the engine takes. */
const MOST_ACTS = 32;
const MOST_BYTES = 500_000;

/** @param patienceMs how long an act waits for its place, in milliseconds. */
export function createCourier(engine: Pick<Engine, 'update'>, patienceMs: number): Courier {
  const roads = new Map<string, Road>();

  const go = (workflowId: string, road: Road): void => {
    if (road.isBusy) return;
    const parcels = together(road.waiting);
    if (parcels.length === 0) {
      roads.delete(workflowId);
      return;
    }
    road.waiting = road.waiting.slice(parcels.length);
    road.isBusy = true;
    void carry(engine, workflowId, parcels).then(async () => {
      if (parcels.length > 1) await sleep(GATHER_MS);
      road.isBusy = false;
      go(workflowId, road);
    });
  };

  return {
    bring: (act) =>
      new Promise((done, failed) => {
        const { workflowId } = act;
        const road = roads.get(workflowId) ?? { isBusy: false, waiting: [] };
        roads.set(workflowId, road);
        const patience = setTimeout(() => {
          road.waiting = road.waiting.filter((one) => one !== parcel);
          done('none');
        }, patienceMs);
        const parcel: Parcel = { act, bytes: sizeOf(act.input), done, failed, patience };
        road.waiting = [...road.waiting, parcel];
        go(workflowId, road);
      }),
  };
}

/** The first that wait, as many as one update takes. */
function together(waiting: readonly Parcel[]): readonly Parcel[] {
  let bytes = 0;
  const first = waiting.slice(0, MOST_ACTS).findIndex((one, index) => {
    bytes += one.bytes;
    return index > 0 && bytes > MOST_BYTES;
  });
  return waiting.slice(0, first === -1 ? MOST_ACTS : first);
}

async function carry(engine: Pick<Engine, 'update'>, workflowId: string, parcels: readonly Parcel[]): Promise<void> {
  for (const { patience } of parcels) clearTimeout(patience);
  try {
    const answers = await send(engine, workflowId, parcels);
    for (const [index, { act, done }] of parcels.entries()) done(outcomeOf(act, answers?.[index]));
  } catch (error) {
    const refusal = error instanceof RefusalError ? error.refusal : undefined;
    for (const { done, failed } of parcels) {
      if (refusal === undefined) failed(error);
      else done(NO_ANSWER.has(refusal.code) ? 'none' : { refusal });
    }
  }
}

/** Codes after which nobody knows what became of a delivery. */
const NO_ANSWER = new Set<string>([SERVICE.ENGINE_TIMEOUT.code, SERVICE.ENGINE_UNAVAILABLE.code]);

/** One as it is, several in one update; undefined where no such workflow runs. */
async function send(
  engine: Pick<Engine, 'update'>,
  workflowId: string,
  parcels: readonly Parcel[],
): Promise<readonly DeliveredAct[] | undefined> {
  const [first, ...more] = parcels;
  if (first !== undefined && more.length === 0) {
    const receipt = await engine.update({ workflowId, ...sendingOf(first.act) });
    return receipt && [receipt];
  }
  return engine.update({ workflowId, update: deliverActs, input: parcels.map(({ act }) => sentOf(act)) });
}

function outcomeOf(act: JournalledAct, answer: DeliveredAct | undefined): DeliveryOutcome {
  if (answer === undefined) return { gone: goneFor(act) };
  return 'refusal' in answer ? { refusal: answer.refusal } : { state: answer.state };
}
