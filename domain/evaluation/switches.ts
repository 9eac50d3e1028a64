import { addToMonth } from '../vocabulary/month.js';
import type { Month } from '../vocabulary/month.js';

/** The switches of the register that pipelines read by name; their options stand in `policy/data/register.json`. */

type Choices = Readonly<Record<string, string | number>>;

/** I-24: whether direct steps that were earned outlive a panel's refusal of a crossing request. */
export const directStepsStand = (choices: Choices): boolean => choices.panelRefusesCrossing === 'direct-steps-stand';

/** 12.2, I-42: the month on whose first day an approval takes effect. */
export function effectiveMonthOf(choices: Choices, cycleMonth: Month, approvedIn: Month): Month {
  switch (choices.effectiveMonth) {
    case 'cycle-month':
      return cycleMonth;
    case 'month-after-approval':
      return addToMonth(approvedIn, 1);
    default:
      return approvedIn;
  }
}

/** I-30: the switch that says which total passes a panel about levels. */
export const LEVEL_PASS_MARK = 'passMark.level';
/** The pass mark of §8's panels as HR set it, from 0 to 100 (I-30); null where nobody has. */
export function levelPassMark(choices: Choices): number | null {
  const mark = choices[LEVEL_PASS_MARK];
  return typeof mark === 'number' ? mark : null;
}
