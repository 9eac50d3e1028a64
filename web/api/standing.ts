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
