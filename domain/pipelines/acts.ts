import type { LevelActByKind } from './level-promotion/acts.js';
import type { VacancyActByKind } from './position-promotion/acts.js';
import type { TrialActByKind } from './trial/acts.js';
import type { AppointmentActByKind } from './appointment/acts.js';
import type { EntryActByKind } from './entry/acts.js';
import type { ConfirmationActByKind } from './confirmation/acts.js';
import type { TransferActByKind } from './transfer/acts.js';
import type { SetbackActByKind } from './setback/acts.js';
import type { AppealActByKind } from './appeal/acts.js';
import type { DepartureActByKind } from './departure/acts.js';
import type { RebaseActByKind } from './rebase/acts.js';
import type { DefenseActByKind } from './defense/acts.js';
import type { ClosingActByKind } from './closing/acts.js';
import type { SigningActByKind } from './signing/acts.js';
import type { ConsentActByKind } from './consent/acts.js';

/**
 * What a person hands in when completing a task, by task kind: plain shapes without zod, because the workflows import
 * them. Each pipeline has its own in `acts.ts`; the schemas that parse them at the edge stand in `schemas.ts` beside.
 */
export interface ActByKind
  extends
    LevelActByKind,
    VacancyActByKind,
    TrialActByKind,
    AppointmentActByKind,
    EntryActByKind,
    ConfirmationActByKind,
    TransferActByKind,
    SetbackActByKind,
    AppealActByKind,
    DepartureActByKind,
    RebaseActByKind,
    DefenseActByKind,
    ClosingActByKind,
    ConsentActByKind,
    SigningActByKind {}
/** A kind of task, which has one form. */
export type TaskKind = keyof ActByKind;
/** A filled-in form of any task. */
export type Act = ActByKind[TaskKind];
