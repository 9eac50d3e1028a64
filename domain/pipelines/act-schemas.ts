import type { ActSchemas } from './act-atoms.js';
import type { ActByKind } from './acts.js';
import { LEVEL_SCHEMAS } from './level-promotion/schemas.js';
import { VACANCY_SCHEMAS } from './position-promotion/schemas.js';
import { TRIAL_SCHEMAS } from './trial/schemas.js';
import { APPOINTMENT_SCHEMAS } from './appointment/schemas.js';
import { ENTRY_SCHEMAS } from './entry/schemas.js';
import { CONFIRMATION_SCHEMAS } from './confirmation/schemas.js';
import { TRANSFER_SCHEMAS } from './transfer/schemas.js';
import { SETBACK_SCHEMAS } from './setback/schemas.js';
import { APPEAL_SCHEMAS } from './appeal/schemas.js';
import { DEPARTURE_SCHEMAS } from './departure/schemas.js';
import { REBASE_SCHEMAS } from './rebase/schemas.js';
import { DEFENSE_SCHEMAS } from './defense/schemas.js';
import { CLOSING_SCHEMAS } from './closing/schemas.js';
import { SIGNING_SCHEMAS } from './signing/schemas.js';
import { CONSENT_SCHEMAS } from './consent/schemas.js';

/** The form of every task kind, as it is parsed at the edge and shown in the OpenAPI description. */
export const ACT_SCHEMAS: ActSchemas<ActByKind> = {
  ...LEVEL_SCHEMAS,
  ...VACANCY_SCHEMAS,
  ...TRIAL_SCHEMAS,
  ...APPOINTMENT_SCHEMAS,
  ...ENTRY_SCHEMAS,
  ...CONFIRMATION_SCHEMAS,
  ...TRANSFER_SCHEMAS,
  ...SETBACK_SCHEMAS,
  ...APPEAL_SCHEMAS,
  ...DEPARTURE_SCHEMAS,
  ...REBASE_SCHEMAS,
  ...DEFENSE_SCHEMAS,
  ...CLOSING_SCHEMAS,
  ...CONSENT_SCHEMAS,
  ...SIGNING_SCHEMAS,
};
