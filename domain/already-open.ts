import { refuse, type Refusal } from './refusal.js';

/** Who has it open already. */
export interface OpenAlready {
  readonly personId: string;
  readonly caseId: string;
}

/** §6: an employee number is given once. */
export const numberTaken = (personId: string): Refusal =>
  refuse(
    'HIRE.NUMBER_TAKEN',
    '6',
    `工号 ${personId} 已有人使用。请换一个工号;再次入职者请更正原档案。`,
    `The number ${personId} belongs to somebody already. Take another one; for who comes back, correct the record that is there.`,
  );

/** Of these a person has one at a time; what whoever opens another is told. */
export const ALREADY_OPEN = {
  entry: ({ personId }: OpenAlready): Refusal => numberTaken(personId),
  confirmation: ({ caseId }: OpenAlready): Refusal =>
    refuse(
      'CONFIRMATION.ALREADY_OPEN',
      '7.1',
      `转正评定 ${caseId} 正在办理。请在待办中继续。`,
      `The confirmation ${caseId} is under way. Go on with it from the inbox.`,
    ),
  transfer: ({ caseId }: OpenAlready): Refusal =>
    refuse(
      'TRANSFER.ALREADY_OPEN',
      '10',
      `调岗 ${caseId} 正在办理。请先办结。`,
      `The transfer ${caseId} is under way. Finish it first.`,
    ),
  departure: ({ caseId }: OpenAlready): Refusal =>
    refuse(
      'DEPARTURE.ALREADY_OPEN',
      'I-58',
      `离职 ${caseId} 已在办理。改期、撤销或更换接任人请在待办中办理。`,
      `The departure ${caseId} is under way. Move it, take it back or name another successor from the inbox.`,
    ),
} as const;

export type OneAtATime = keyof typeof ALREADY_OPEN;
