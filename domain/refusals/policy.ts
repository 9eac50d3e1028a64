import { declare } from '../vocabulary/refusal.js';
import { text } from '../vocabulary/text.js';
import { unseen } from './unseen.js';

/** What is refused about the register and its switches (§13.2). */
export const REGISTER = declare('REGISTER', {
  NOT_FOUND: {
    status: 404,
    clause: ({ entry }: { entry: string }) => entry,
    words: ({ entry }: { entry: string }) => text(`登记表中没有 ${entry}。`, `The register has no entry ${entry}.`),
  },
  NO_SWITCH: {
    status: 422,
    clause: ({ entry }: { entry: string }) => entry,
    words: ({ entry }: { entry: string }) =>
      text(
        `${entry} 没有可切换的选项;改变其读法须改版本。`,
        `${entry} has no switch; another reading of it takes a new release.`,
      ),
  },
  SWITCH_UNKNOWN: {
    status: 422,
    clause: ({ entry }: { entry: string }) => entry,
    words: ({ entry, keys }: { entry: string; keys: readonly string[] }) =>
      text(`请指明 ${entry} 的开关:${keys.join('、')}。`, `Name the switch of ${entry}: ${keys.join(', ')}.`),
  },
  VALUE_UNFIT: {
    status: 422,
    clause: ({ entry }: { entry: string }) => entry,
    words: ({ key, value, options }: { key: string; value: string | number; options: string }) =>
      text(`${key} 不能设为 ${value};可选:${options}。`, `${key} cannot be ${value}; it takes ${options}.`),
  },
  BACKDATED: {
    status: 422,
    clause: ({ entry }: { entry: string }) => entry,
    words: ({ effectiveFrom, today }: { effectiveFrom: string; today: string }) =>
      text(
        `生效日 ${effectiveFrom} 已过;请选今日(${today})或以后,已开始的案件不受影响(I-73)。`,
        `${effectiveFrom} has passed; take today (${today}) or later. Cases that have begun keep theirs (I-73).`,
      ),
  },
  UNCHANGED: {
    status: 409,
    clause: ({ entry }: { entry: string }) => entry,
    words: ({ effectiveFrom, key, value }: { effectiveFrom: string; key: string; value: string | number }) =>
      text(
        `自 ${effectiveFrom} 起 ${key} 已是 ${value},无须更改。`,
        `${key} is ${value} on ${effectiveFrom} as it is; there is nothing to change.`,
      ),
  },
  NOT_PROPOSED: {
    status: 409,
    clause: '13.2',
    words: ({ state }: { state: string }) =>
      text(
        `该变更不在待决状态(${state});如需不同的取值,请另行提出变更。`,
        `This change does not wait for a decision (${state}); propose another one for another value.`,
      ),
  },
  OWN_PROPOSAL: {
    status: 403,
    clause: '13.2',
    words: text(
      '提出变更的人不能同意自己的变更;请由另一位总经理账号处理。',
      'Nobody agrees to the change that he proposed himself; another account of the general manager has to.',
    ),
  },
  DAY_PASSED: {
    status: 422,
    clause: '13.2',
    words: ({ effectiveFrom }: { effectiveFrom: string }) =>
      text(
        `生效日 ${effectiveFrom} 已过,不能再同意;请人力资源部另定日期重新提出。`,
        `${effectiveFrom} has passed, so that it cannot be agreed to any more; HR has to propose it again for a later day.`,
      ),
  },
  CHOICE_NOT_FOUND: { status: 404, words: unseen('该变更', 'change') },
});

/** What is refused about reading past cycles under another policy. */
export const WHAT_IF = declare('WHAT_IF', {
  SWITCH_UNKNOWN: {
    status: 422,
    clause: '13.1',
    words: ({ name, keys }: { name: string; keys: readonly string[] }) =>
      text(`没有开关 ${name};可选:${keys.join('、')}。`, `There is no switch ${name}; there are ${keys.join(', ')}.`),
  },
  VALUE_UNFIT: {
    status: 422,
    clause: '13.1',
    words: ({ key, value, options }: { key: string; value: string | number; options: string }) =>
      text(`${key} 不能设为 ${value};可选:${options}。`, `${key} cannot be ${value}; it takes ${options}.`),
  },
  NOTHING_CHANGED: {
    status: 422,
    clause: '13.1',
    words: text('请给出制度文件或开关。', 'Give a policy or a switch to try.'),
  },
  NOT_PAST: {
    status: 422,
    clause: 'I-20',
    words: ({ month, referenceDay }: { month: string; referenceDay: string }) =>
      text(
        `周期 ${month} 的基准日 ${referenceDay} 尚未到来,只能重算已过去的周期。`,
        `The reference day of ${month}, ${referenceDay}, is still to come; only past cycles can be read again.`,
      ),
  },
  NO_CYCLE_MONTH: {
    status: 422,
    clause: '8.1',
    words: ({ month }: { month: string }) =>
      text(`该制度在 ${month} 不发起评定周期(§8.1)。`, `Under this policy no cycle is launched in ${month} (§8.1).`),
  },
});

/** What is refused about versions of the policy. */
export const POLICY = declare('POLICY', {
  NOT_FOUND: { status: 404, words: unseen('该制度版本', 'policy version') },
});
