import { handingIn } from '../../domain/attachments/attachment.js';
import { caseFile } from '../../domain/documents/case-file.js';
import type { Effect } from '../../domain/step/effect.js';
import type { TransferInput, TransferTerms } from '../../domain/pipelines/transfer/start.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import type { Decided, DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { MessageOrder } from '../../domain/step/message.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import type { Happening } from '../engine/happening.js';
import type { CaseInterruption } from '../messages/cases.js';
import type { TransferState } from './state.js';

/** By which road a lower level comes (I-41, I-72). */
export type Road = 'agreed' | 'decided';

export const transferOpened = (
  input: TransferInput,
  { choices, from }: TransferTerms,
  stage: TransferState['stage'],
): StepRecord => {
  const { caseId, personId, openedBy, position, departmentId, superiorId, transferOn, reason, opening } = input;
  return {
    openedBy,
    cases: [
      {
        caseId,
        stage,
        opens: { kind: 'transfer', personId, post: position, exclusive: 'transfer', openedBy, choices },
        detail: { from, to: { position, departmentId, superiorId }, transferOn, reason, opening },
      },
    ],
    ...applied(input),
  };
};

/**
 * 14.2: what an agent applies with himself; of HR’s own, what bears the reason out, told as the reason of a decision is
 * (docs/decisions/0063).
 */
function applied(input: TransferInput): Pick<StepRecord, 'decisions' | 'attachments'> {
  const { caseId, reason, application, files } = input;
  const said = { caseId, round: 1, reason } as const;
  if (application !== undefined) {
    const decision = { ...said, clause: '14.2', kind: 'application', outcome: 'lodged' } as const;
    return { decisions: [decision], ...handingIn(caseId, 'evidence', application.files) };
  }
  if (files === undefined) return {};
  const decision = { ...said, clause: '10', kind: 'transfer', outcome: 'asked' } as const;
  return { decisions: [decision], ...handingIn(caseId, 'evidence', files) };
}

/** 14.2: where an application goes to, once HR has named superior and day. */
export const planned = (input: TransferInput, { act }: Happening): TransferInput =>
  'superiorId' in act && 'transferOn' in act && input.application !== undefined
    ? { ...input, superiorId: act.superiorId ?? input.superiorId, transferOn: act.transferOn ?? input.transferOn }
    : input;

/** Which decision an act is, and under which §. */
function codeOf({ kind, act }: Happening): Decided & { readonly clause: string } {
  switch (kind) {
    case 'transfer.opening':
      return { kind: 'transfer-opening', outcome: act.decision, clause: 'I-72' };
    case 'transfer.mapping':
      return { kind: 'transfer-mapping', outcome: 'mapped', clause: 'I-72' };
    case 'transfer.agreement':
      return { kind: 'agreement', outcome: act.agreed ? 'agreed' : 'refused', clause: '10' };
    case 'transfer.acknowledgement':
      return { kind: 'acknowledgement', outcome: 'acknowledged', clause: '10' };
    default:
      throw new Error(`a transfer asks for no ${kind}`);
  }
}

/** What was done, as it is kept with the case. */
export function transferDecision(caseId: string, happening: Happening, round: number): DecisionRecord {
  const { key, act } = happening;
  const reason = 'reason' in act ? act.reason : undefined;
  return {
    caseId,
    ...codeOf(happening),
    round,
    detail: { ...act, key },
    ...(reason === undefined ? {} : { reason }),
  };
}

/** §10, 12.1: post, department, superior, and where HR mapped it level and pay, from the transfer day on. */
export function transferred(
  { caseId, personId, position, departmentId, superiorId, transferOn, reason }: TransferInput,
  { from, crossesDepartments }: TransferTerms,
  { mapped }: TransferState,
  road?: Road,
): StepRecord {
  const about = { caseId, personId, effectiveFrom: transferOn };
  const level = mapped !== null && mapped !== from.level ? mapped : null;
  const source = 'transfer' as const;
  const effects: readonly Effect[] = [
    ...(position === from.position
      ? []
      : [{ ...about, what: 'position' as const, position, countsFrom: transferOn, source }]),
    ...(crossesDepartments ? [{ ...about, what: 'department' as const, departmentId }] : []),
    { ...about, what: 'superior', superiorId },
    ...(mapped === null ? [] : [{ ...about, what: 'level' as const, level: mapped, countsFrom: transferOn, source }]),
    ...(level === null ? [] : [{ ...about, what: 'pay' as const, from: from.level, to: level }]),
  ];
  const basis = road === undefined ? text('§10 与 §12.1', '§10 and §12.1') : ROADS[road];
  return {
    cases: [
      {
        caseId,
        stage: level === null ? 'transferred' : 'notice',
        outcome: 'transferred',
        effectiveFrom: transferOn,
        released: true,
        reason,
        detail: { level: mapped ?? from.level },
      },
    ],
    effects,
    documents:
      level === null
        ? []
        : [
            {
              kind: 'level-notice',
              caseId,
              content: { fromLevel: from.level, toLevel: level, effectiveFrom: transferOn, cycleMonth: null, basis },
            },
          ],
    messages: [
      {
        to: [personId, superiorId],
        clause: '10',
        caseId,
        appealable: true,
        subject: text('调岗生效', 'The transfer takes effect'),
        body: text(
          `自 ${transferOn} 起调任${POSITION_NAMES[position].zh}（§10）${level === null ? '，职级不变' : ''}。`,
          `From ${transferOn} on the post is ${POSITION_NAMES[position].en} (§10)${level === null ? '; the level stays' : ''}.`,
        ),
      },
    ],
  };
}

const ROADS: Readonly<Record<Road, Text>> = {
  agreed: text('§10 与 §12.1，本人同意（I-41）', '§10 and §12.1, agreed to by the employee (I-41)'),
  decided: text(
    '§10 与 §12.1，未获本人同意，由总经理附依据决定（I-41）',
    '§10 and §12.1, decided by the general manager with a ground, without the employee’s agreement (I-41)',
  ),
};

/** I-41, I-72: asked whether he agrees, in so many words. */
export function askedToAgree(
  { caseId, personId, position, transferOn }: TransferInput,
  to: Level,
  workdays: number,
): MessageOrder {
  const [level, post] = [LEVEL_NAMES[to], POSITION_NAMES[position]];
  return {
    to: [personId],
    clause: 'I-72',
    caseId,
    subject: text('请答复是否同意调岗降低职级', 'Say whether you agree to the lower level of a transfer'),
    body: text(
      `拟自 ${transferOn} 起调任${post.zh}，职级核定为${level.zh}，薪资随之调整（§10、§12.1）。请在 ${workdays} 个工作日内在待办中答复是否同意；未经您同意，只有人力资源部经理附材料重新提出、总经理附理由决定后才会生效（I-41、I-72）。`,
      `From ${transferOn} on your post is to be ${post.en} and your level ${level.en}, with its pay (§10, §12.1). You have ${workdays} workdays to say in your inbox whether you agree; without it nothing falls unless the HR manager proposes anew with papers and the general manager decides with his ground (I-41, I-72).`,
    ),
  };
}

/** I-72: what else is open about the person goes on, with a flag for whoever decides it. */
export const carriedOn = (caseIds: readonly string[], { caseId, position, transferOn }: TransferInput): StepRecord => ({
  decisions: caseIds.map((one): DecisionRecord => ({
    caseId: one,
    clause: 'I-72',
    kind: 'transfer',
    outcome: 'carried-on',
    round: 1,
    reason: `${transferOn} 调任${POSITION_NAMES[position].zh}（${caseId}），本案继续 / transferred (${caseId}); this case goes on`,
    detail: { caseId, position, transferOn },
  })),
});

/** The end of the case: done, refused, or ended from outside (I-58). */
export function transferClosed(
  caseId: string,
  record: StepRecord,
  end: { readonly stage: 'transferred' | 'refused'; readonly reason?: string | null } | CaseInterruption | undefined,
): StepRecord {
  const how =
    end === undefined || 'why' in end
      ? ({ stage: 'cancelled', outcome: end?.why ?? 'left', reason: end?.note ?? '' } as const)
      : { stage: end.stage, outcome: end.stage, ...(end.reason == null ? {} : { reason: end.reason }) };
  return {
    ...record,
    cases: [{ caseId, ...how, released: true, closed: true }],
    documents: [...(record.documents ?? []), caseFile(caseId)],
  };
}
