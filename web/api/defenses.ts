import { api, body } from './client.js';

/** A defense session as far as the reader may see it (I-37). */
export const fetchDefense = (sessionId: string) =>
  body(api.GET('/v1/defenses/{sessionId}', { params: { path: { sessionId } } }));

/** The sessions that heard a case, the last first. */
export const fetchDefensesOf = (caseId: string) =>
  body(api.GET('/v1/cases/{caseId}/defenses', { params: { path: { caseId } } }));

export type Defense = Awaited<ReturnType<typeof fetchDefense>>;
export type Ability = keyof typeof ABILITY_ORDER;

/** The order of the score sheet (I-31). */
const ABILITY_ORDER = {
  business: 0,
  learning: 1,
  communication: 2,
  'office-skills': 3,
  execution: 4,
  'developing-others': 5,
};
export const ABILITIES = Object.keys(ABILITY_ORDER) as readonly Ability[];
