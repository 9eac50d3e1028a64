import { refuse, type ApiRefusal } from './refusals.js';

/** What the register's switches refuse beside the rules of `policy/data/choices.ts` (§13.2). */

export const choiceNotOpen = (state: string): ApiRefusal =>
  refuse(
    'REGISTER.NOT_PROPOSED',
    `该变更不在待决状态(${state});如需不同的取值,请另行提出变更。`,
    `This change does not wait for a decision (${state}); propose another one for another value.`,
  );

export const ownChoice = (): ApiRefusal =>
  refuse(
    'REGISTER.OWN_PROPOSAL',
    '提出变更的人不能同意自己的变更;请由另一位总经理账号处理。',
    'Nobody agrees to the change that he proposed himself; another account of the general manager has to.',
  );

export const choiceExpired = (effectiveFrom: string): ApiRefusal =>
  refuse(
    'REGISTER.BACKDATED',
    `生效日 ${effectiveFrom} 已过,不能再同意;请人力资源部另定日期重新提出。`,
    `${effectiveFrom} has passed, so that it cannot be agreed to any more; HR has to propose it again for a later day.`,
  );
