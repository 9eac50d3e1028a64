import type { ConfirmationActivities } from '../domain/pipelines/confirmation/activities.js';
import type { DepartureActivities } from '../domain/pipelines/departure/activities.js';
import type { EntryActivities } from '../domain/pipelines/entry/activities.js';
import type { TransferActivities } from '../domain/pipelines/transfer/activities.js';
import type { ActivityDependencies } from './dependencies.js';
import { createListDueConfirmations } from './confirmation/due.js';
import { createOfferConfirmation } from './confirmation/offer.js';
import { createOpenConfirmation } from './confirmation/open.js';
import { createListApprovedDepartures } from './departure/approved.js';
import { createListTakenOver } from './service/taken-over.js';
import { createCheckSuccessor, createListEntanglements, createOpenDeparture } from './departure/open.js';
import { createTransferOrders } from './transfer/admit.js';
import { createOpenTransfer } from './transfer/open.js';
import { createGradeEntry, createOpenEntry, createWeighEntry } from './entry/open.js';

/** What entry, confirmation, transfer and departure ask of the records. */
export const createPeopleActivities = (
  dependencies: ActivityDependencies,
): EntryActivities & ConfirmationActivities & TransferActivities & DepartureActivities => ({
  openEntry: createOpenEntry(dependencies),
  weighEntry: createWeighEntry(dependencies),
  gradeEntry: createGradeEntry(dependencies),
  openConfirmation: createOpenConfirmation(dependencies),
  offerConfirmation: createOfferConfirmation(dependencies),
  listDueConfirmations: createListDueConfirmations(dependencies),
  openTransfer: createOpenTransfer(dependencies),
  ...createTransferOrders(dependencies),
  openDeparture: createOpenDeparture(dependencies),
  listApprovedDepartures: createListApprovedDepartures(dependencies),
  listTakenOver: createListTakenOver(dependencies),
  checkSuccessor: createCheckSuccessor(dependencies),
  listEntanglements: createListEntanglements(dependencies),
});
