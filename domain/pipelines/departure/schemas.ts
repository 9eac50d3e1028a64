import { z } from 'zod';
import { type ActSchemas, civilDate, personId, withReason } from '../act-atoms.js';
import type { DepartureActByKind } from './acts.js';

/** The forms of a departure (I-58), with their limits. */
export const DEPARTURE_SCHEMAS: ActSchemas<DepartureActByKind> = {
  'departure.conduct': z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('move'), lastDay: civilDate, ...withReason }),
    z.strictObject({ do: z.literal('withdraw'), ...withReason }),
    z.strictObject({ do: z.literal('name-successor'), successorId: personId, ...withReason }),
  ]),
};
