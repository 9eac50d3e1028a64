// What the worker bundles: Temporal needs one file that exports every workflow.
export { defenseSession } from './defense-session.js';
export { levelPromotion } from './level-promotion.js';
export { levelPromotionCycle } from './level-promotion-cycle.js';
export { levelPromotionCycleDrafter } from './level-promotion-cycle-drafter.js';
export { trialAppointment } from './trial-appointment.js';
