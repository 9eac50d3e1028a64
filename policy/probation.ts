import type { AlarmCause, OnProbation } from '../domain/vocabulary/alarm.js';
import { addMonths } from '../domain/vocabulary/civil-date.js';
import { text } from '../domain/vocabulary/text.js';
import type { Policy } from './data/policy-schema.js';

/** 3.3, I-47a: who is on probation without a day of confirmation, or with one after the probation is over. Pure. */
export const probationsAstray = (people: readonly OnProbation[], policy: Policy): readonly AlarmCause[] =>
  people.flatMap(({ personId, name, hiredOn, confirmOn }): AlarmCause[] => {
    const { value: months } = policy.confirmation.probationMonths;
    const by = addMonths(hiredOn, months);
    if (confirmOn === null)
      return [
        {
          code: 'PROBATION.NO_DATE',
          about: personId,
          message: text(
            `${name}（${personId}）${hiredOn} 入职，试用期至 ${by} 满（§3.3），尚未登记转正日。请在「转正」页登记，到期自动发起评定（§7.1）。`,
            `${name} (${personId}), hired on ${hiredOn}, has no day of confirmation; the probation ends on ${by} (§3.3). Enter the day on the page of confirmations: the case then opens by itself (§7.1).`,
          ),
        },
      ];
    if (confirmOn <= by) return [];
    return [
      {
        code: 'PROBATION.DATE_LATE',
        about: personId,
        message: text(
          `${name}（${personId}）${hiredOn} 入职，试用期至 ${by} 满（§3.3），登记的转正日 ${confirmOn} 晚于它。请核对并更正转正日。`,
          `${name} (${personId}), hired on ${hiredOn}, is to be confirmed on ${confirmOn}, after the probation ends on ${by} (§3.3). Check the day and correct it.`,
        ),
      },
    ];
  });
