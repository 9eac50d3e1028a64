import { addToMonth } from '../vocabulary/month.js';
import type { Month } from '../vocabulary/month.js';

type Choices = Readonly<Record<string, string | number>>;

/**
 * The switches of the register that the product reads, with the values that each takes; a mark is a number from 0 to 100.
 * Their words stand in `policy/data/register.json`, and `test/policy/switches.test.ts` holds the two together.
 */
export const SWITCHES = {
  panelRefusesCrossing: ['direct-steps-stand', 'nothing-stands'],
  effectiveMonth: ['approval-month', 'cycle-month', 'month-after-approval'],
  'passMark.level': 'mark',
  'passMark.team-leader': 'mark',
  'passMark.supervisor': 'mark',
} as const satisfies Readonly<Record<string, readonly string[] | 'mark'>>;

type SwitchKey = keyof typeof SWITCHES;
type ValueOf<K extends SwitchKey> = (typeof SWITCHES)[K] extends readonly (infer V)[] ? V : number;

/** What a case's choices say of a switch; undefined where the case began before there was one. */
export const setting = <K extends SwitchKey>(choices: Choices, key: K): ValueOf<K> | undefined =>
  choices[key] as ValueOf<K> | undefined;

/** I-24: whether direct steps that were earned outlive a panel's refusal of a crossing request. */
export const directStepsStand = (choices: Choices): boolean =>
  setting(choices, 'panelRefusesCrossing') === 'direct-steps-stand';

/** 12.2, I-42: the month on whose first day an approval takes effect. */
export function effectiveMonthOf(choices: Choices, cycleMonth: Month, approvedIn: Month): Month {
  switch (setting(choices, 'effectiveMonth')) {
    case 'cycle-month':
      return cycleMonth;
    case 'month-after-approval':
      return addToMonth(approvedIn, 1);
    default:
      return approvedIn;
  }
}

/** What a panel hears: a level promotion (§8), or a candidate for one of the two posts of §9. */
export type HeardFor = 'level' | 'team-leader' | 'supervisor';

/** The mark from which a panel passes somebody, from 0 to 100, as the company chose it (I-30); null where nobody has. */
export function panelMark(choices: Choices, heardFor: HeardFor): number | null {
  switch (heardFor) {
    case 'level':
      return setting(choices, 'passMark.level') ?? null;
    case 'team-leader':
      return setting(choices, 'passMark.team-leader') ?? null;
    case 'supervisor':
      return setting(choices, 'passMark.supervisor') ?? null;
  }
}
