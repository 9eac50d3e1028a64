import type { PeopleActivities } from '../domain/people-activities.js';
import type { ActivityDependencies } from './dependencies.js';
import { createListDueConfirmations } from './due-confirmations.js';
import { createOfferConfirmation } from './offer-confirmation.js';
import { createOpenConfirmation } from './open-confirmation.js';
import { createCheckSuccessor, createListEntanglements, createOpenDeparture } from './open-departure.js';
import { createOpenTransfer } from './open-transfer.js';
import { createGradeEntry, createOpenEntry } from './open-entry.js';

/** What entry, confirmation, transfer and departure ask of the records. */
export const createPeopleActivities = (dependencies: ActivityDependencies): PeopleActivities => ({
  openEntry: createOpenEntry(dependencies),
  gradeEntry: createGradeEntry(dependencies),
  openConfirmation: createOpenConfirmation(dependencies),
  offerConfirmation: createOfferConfirmation(dependencies),
  listDueConfirmations: createListDueConfirmations(dependencies),
  openTransfer: createOpenTransfer(dependencies),
  openDeparture: createOpenDeparture(dependencies),
  checkSuccessor: createCheckSuccessor(dependencies),
  listEntanglements: createListEntanglements(dependencies),
});
