// What the worker bundles: Temporal needs one file that exports every workflow.
export { appeal } from './appeal.js';
export { companyNoticeWithdrawal } from './company-notice-withdrawal.js';
export { dailyWatch } from './daily-watch.js';
export { confirmation } from './confirmation.js';
export { confirmationOpener } from './confirmation-opener.js';
export { departure } from './departure.js';
export { entry } from './entry.js';
export { defenseSession } from './defense-session.js';
export { levelPromotion } from './level-promotion.js';
export { levelPromotionCycle } from './level-promotion-cycle.js';
export { transfer } from './transfer.js';
export { levelPromotionCycleDrafter } from './level-promotion-cycle-drafter.js';
export { trialAppointment } from './trial-appointment.js';
export { positionPromotion } from './position-promotion.js';
export { positionVacancy } from './position-vacancy.js';
export { setback } from './setback.js';
export { setbackStarter } from './setback-starter.js';
