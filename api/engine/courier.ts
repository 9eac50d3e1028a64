import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeliveryOutcome } from '../../db/steps/settle-act.js';
import { trailOf, type JournalledAct } from '../../domain/step/journal.js';
import { along, trailNow } from '../../domain/trail/current.js';
import type { Trail } from '../../domain/trail/trail.js';
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
  /** The request in whose course it is brought. */
  readonly trail: Trail | undefined;
  readonly bytes: number;
  readonly done: (outcome: DeliveryOutcome) => void;
  readonly failed: (error: unknown) => void;
  readonly patience: NodeJS.Timeout;
}

/** What waits for one workflow; whether an update is on its way to it, or it stands in line for a place. */
interface Road {
  isBusy: boolean;
  isInLine: boolean;
  waiting: readonly Parcel[];
}

/** How many updates are on their way at a time, and for how long one keeps its place without an answer, in milliseconds. */
interface Places {
  readonly places: number;
  readonly heldMs: number;
}

/**
 * More at a time than the processors can carry out makes none of them faster: what waits for its turn gathers instead, and
 * costs one step together. One that the engine leaves unanswered holds nobody up for longer than a step takes.
 */
const PLACES: Places = { places: 2 * availableParallelism(), heldMs: 150 };

/** After several came together, others are about to come: so long they are waited for, in milliseconds. */
const GATHER_MS = 8;

/** Acts in one update at most, and how large they may be together: well below what the engine takes. */
const MOST_ACTS = 32;
const MOST_BYTES = 500_000;

/** @param patienceMs how long an act waits for its place, in milliseconds. */
export function createCourier(
  engine: Pick<Engine, 'update'>,
  patienceMs: number,
  { places, heldMs }: Places = PLACES,
): Courier {
  const roads = new Map<string, Road>();
  const line: string[] = [];
  let free = places;

  const go = (workflowId: string): void => {
    const road = roads.get(workflowId);
    if (road === undefined || road.isBusy || road.isInLine) return;
    const parcels = together(road.waiting);
    if (parcels.length === 0) {
      roads.delete(workflowId);
      return;
    }
    if (free === 0) {
      road.isInLine = true;
      line.push(workflowId);
      return;
    }
    road.waiting = road.waiting.slice(parcels.length);
    road.isBusy = true;
    const giveBack = takePlace();
    void carry(engine, workflowId, parcels).then(async () => {
      giveBack();
      if (parcels.length > 1) await sleep(GATHER_MS);
      road.isBusy = false;
      go(workflowId);
    });
  };

  /** Takes a place; gives it back once, at the latest when it was held for long enough, and lets whoever is next go. */
  const takePlace = (): (() => void) => {
    free -= 1;
    let held = true;
    const giveBack = (): void => {
      if (!held) return;
      held = false;
      clearTimeout(timer);
      free += 1;
      while (free > 0 && line.length > 0) {
        const next = line.shift() ?? '';
        const road = roads.get(next);
        if (road !== undefined) road.isInLine = false;
        go(next);
      }
    };
    const timer = setTimeout(giveBack, heldMs);
    return giveBack;
  };

  return {
    bring: (act) =>
      new Promise((done, failed) => {
        const { workflowId } = act;
        const road = roads.get(workflowId) ?? { isBusy: false, isInLine: false, waiting: [] };
        roads.set(workflowId, road);
        const patience = setTimeout(() => {
          road.waiting = road.waiting.filter((one) => one !== parcel);
          done('none');
        }, patienceMs);
        const parcel: Parcel = {
          act,
          trail: trailNow() ?? trailOf(act),
          bytes: sizeOf(act.input),
          done,
          failed,
          patience,
        };
        road.waiting = [...road.waiting, parcel];
        go(workflowId);
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
    const trails = parcels.flatMap(({ act, trail }) => (trail === undefined ? [] : [[act.id, trail] as const]));
    const answers = await along(Object.fromEntries(trails), () => send(engine, workflowId, parcels));
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
