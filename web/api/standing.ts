import { body, api } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];

/** Where somebody stands today, and what is missing for the next step. */
export const fetchStanding = (personId: string) =>
  body(api.GET('/v1/people/{personId}/standing', { params: { path: { personId } } }));

export type StandingDetail = Awaited<ReturnType<typeof fetchStanding>>;
export type CycleOutlook = Schemas['CycleOutlook'];
export type RuleOutlook = CycleOutlook['rules'][number];
export type PositionOutlook = Schemas['PositionOutlook'];
export type LastCycle = Schemas['LastCycle'];
export type Level = Schemas['Level'];

/** How a rule may stand, nearest to a promotion first. */
export const NEAREST: readonly RuleOutlook['state'][] = ['met', 'needs-ruling', 'reachable', 'out-of-reach'];

/** The rule of a cycle by which a promotion is nearest; undefined where there is none. */
export const nearestOf = (cycle: CycleOutlook | undefined): RuleOutlook | undefined =>
  cycle?.rules.toSorted((a, b) => NEAREST.indexOf(a.state) - NEAREST.indexOf(b.state))[0];

/** What bars every rule of a cycle (8.2); undefined where nothing does. */
export const barOf = (cycle: CycleOutlook | undefined): CycleOutlook['conditions'][number] | undefined =>
  cycle?.conditions.find(({ met }) => !met);

/** How a cycle looks for somebody: what bars him first, then the rule that is nearest. */
export const outlookOf = (cycle: CycleOutlook | undefined): RuleOutlook['state'] | undefined =>
  barOf(cycle) === undefined ? nearestOf(cycle)?.state : 'out-of-reach';
