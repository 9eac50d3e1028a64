import { setTimeout as sleep } from 'node:timers/promises';
import { createGate } from '../../test/e2e/gate.js';
import type { Conductor } from './conductor.js';
import { FOUR, killed } from './faults.js';
import type { House } from './house.js';
import { isAct, type Ledger, type Sent } from './ledger.js';
import type { Probe } from './probe.js';
import type { Random } from './random.js';

/** When in an act a process dies: on the act's way, with its step told to commit and nobody who heard of it, or just after. */
const MOMENTS = ['sent', 'written', 'answered'] as const;
/** The group of these faults. */
export const AT_STEPS = 'killed at a step';
const ON_ITS_WAY_MS = 120;

interface Striking {
  readonly house: House;
  readonly ledger: Ledger;
  readonly probe: Probe;
  readonly conductor: Conductor;
  readonly random: Random;
  /** From 0; in four rounds each of the four processes dies once at each kind of step. */
  readonly round: number;
  /** Whether there may be another. */
  readonly more: () => boolean;
}

/**
 * Kills one of the four processes in the middle of the first act of each kind, from now on.
 * @returns how many kinds of step were met so far.
 */
export async function strikeAtSteps(striking: Striking): Promise<() => number> {
  const { house, ledger, probe, conductor, random, round, more } = striking;
  const gate = await createGate(() => house.service.databaseUrl());
  const met = new Set<string>();
  const waiting = new Map<string, () => void>();

  /** Done when the act has had an answer, whatever it is. */
  const answer = (sent: Sent): Promise<void> => new Promise((resolve) => waiting.set(sent.key, resolve));

  const strike = (sent: Sent, kind: string): Promise<void> =>
    new Promise((goOn) => {
      const victim = FOUR[(met.size + round) % FOUR.length] ?? 'worker';
      const moments = victim === 'postgres' || !isAct(sent) ? (['sent', 'answered'] as const) : MOMENTS;
      const at = random.one(moments);
      const pause = random.number() * ON_ITS_WAY_MS;
      let shut = false;
      const answered = answer(sent);
      const moment = async (): Promise<void> => {
        if (at === 'written') {
          await gate.shut().then(
            () => (shut = true),
            () => undefined,
          );
        }
        goOn();
        if (at === 'sent') await sleep(pause);
        else if (at === 'answered') await answered;
        else await Promise.race([gate.arrival().catch(() => undefined), answered]);
      };
      const death = killed([victim], `${victim} at ${kind}, ${at}`);
      const fault = {
        ...death,
        group: AT_STEPS,
        begin: async (of: House) => {
          const end = await death.begin(of);
          if (shut) await gate.open().catch(() => undefined);
          return end;
        },
      };
      void conductor.sufferAt(fault, moment).finally(goOn);
    });

  ledger.listen({
    before: async (sent, kind) => {
      if (probe.isMine(sent.path) || met.has(kind) || !more()) return;
      met.add(kind);
      await strike(sent, kind);
    },
    after: ({ key }) => {
      waiting.get(key)?.();
      waiting.delete(key);
    },
  });
  return () => met.size;
}
