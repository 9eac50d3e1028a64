import { APPEAL } from './appeal/catalogue.js';
import { APPOINTMENT } from './appointment/catalogue.js';
import type { Catalogue } from './catalogue.js';
import { CLOSING } from './closing/catalogue.js';
import { CONFIRMATION } from './confirmation/catalogue.js';
import { CONSENT } from './consent/catalogue.js';
import { DEFENSE } from './defense/catalogue.js';
import { DEPARTURE } from './departure/catalogue.js';
import { ENTRY } from './entry/catalogue.js';
import { HOUSE } from './house/catalogue.js';
import { LEVEL } from './level-promotion/catalogue.js';
import { VACANCY } from './position-promotion/catalogue.js';
import { REBASE } from './rebase/catalogue.js';
import { SETBACK } from './setback/catalogue.js';
import { SIGNING } from './signing/catalogue.js';
import { TRANSFER } from './transfer/catalogue.js';
import { TRIAL } from './trial/catalogue.js';

/** Every catalogue by its folder; tasks, decisions and papers of the product are what stands in them. */
export const CATALOGUES = {
  'level-promotion': LEVEL,
  'position-promotion': VACANCY,
  trial: TRIAL,
  appointment: APPOINTMENT,
  entry: ENTRY,
  confirmation: CONFIRMATION,
  transfer: TRANSFER,
  setback: SETBACK,
  appeal: APPEAL,
  departure: DEPARTURE,
  rebase: REBASE,
  defense: DEFENSE,
  closing: CLOSING,
  consent: CONSENT,
  signing: SIGNING,
  house: HOUSE,
} as const satisfies Readonly<Record<string, Catalogue>>;

type Part = 'tasks' | 'decisions' | 'documents';
type One = (typeof CATALOGUES)[keyof typeof CATALOGUES];

/** What the catalogues declare of a part, by name. */
export type DeclaredIn<P extends Part, C = One> = C extends Readonly<Record<P, infer D>> ? keyof D & string : never;

/** All that the catalogues declare of a part, in their order. */
export const declaredIn = <P extends Part>(part: P): Readonly<Record<DeclaredIn<P>, Catalogue[P][string]>> =>
  Object.assign({}, ...Object.values(CATALOGUES).map((one: Catalogue) => one[part])) as Readonly<
    Record<DeclaredIn<P>, Catalogue[P][string]>
  >;
