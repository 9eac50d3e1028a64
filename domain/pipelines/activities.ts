import type { RateActivities } from '../cases/pay-rates.js';
import type { StepActivities } from '../step/activities.js';
import type { LevelActivities } from './level-promotion/activities.js';
import type { VacancyActivities } from './position-promotion/activities.js';
import type { TrialActivities } from './trial/activities.js';
import type { AppointmentActivities } from './appointment/activities.js';
import type { EntryActivities } from './entry/activities.js';
import type { ConfirmationActivities } from './confirmation/activities.js';
import type { TransferActivities } from './transfer/activities.js';
import type { SetbackActivities } from './setback/activities.js';
import type { AppealActivities } from './appeal/activities.js';
import type { DepartureActivities } from './departure/activities.js';
import type { RebaseActivities } from './rebase/activities.js';
import type { DefenseActivities } from './defense/activities.js';
import type { WatchActivities } from './watch/activities.js';

/**
 * What the workflows ask of the outside world, by the names that stand in their histories; each pipeline says in its
 * own `activities.ts` what it asks. `activities/` carries them out.
 */
export interface PipelineActivities
  extends
    StepActivities,
    RateActivities,
    LevelActivities,
    VacancyActivities,
    TrialActivities,
    AppointmentActivities,
    EntryActivities,
    ConfirmationActivities,
    TransferActivities,
    SetbackActivities,
    AppealActivities,
    DepartureActivities,
    RebaseActivities,
    DefenseActivities,
    WatchActivities {}
