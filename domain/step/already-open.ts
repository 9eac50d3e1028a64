import { refuse, type Refusal } from '../vocabulary/refusal.js';

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
  rebase: ({ caseId }: OpenAlready): Refusal =>
    refuse(
      'REBASE.ALREADY_OPEN',
      'I-73',
      `更换制度版本 ${caseId} 正在等待总经理审批。`,
      `A move to another policy version, ${caseId}, already waits for the general manager.`,
    ),
  appeal: ({ caseId }: OpenAlready): Refusal =>
    refuse(
      'APPEAL.ALREADY_MADE',
      'I-74',
      `该决定已申诉过,或本案另有申诉在办(${caseId})。一项决定只能申诉一次(I-74)。`,
      `This decision was appealed against before, or another appeal about the case is open (${caseId}). A decision is appealed against once (I-74).`,
    ),
} as const;

type Alone = keyof typeof ALREADY_OPEN;
/** A kind that a person has once; of appeals and rebases, one about each case. */
export type OneAtATime = Exclude<Alone, 'appeal' | 'rebase'> | `${'appeal' | 'rebase'}:${string}`;

export const alreadyOpen = (exclusive: OneAtATime, open: OpenAlready): Refusal =>
  ALREADY_OPEN[exclusive.split(':')[0] as Alone](open);
