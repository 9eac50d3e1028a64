import { handingIn } from '../../domain/attachments/attachment.js';
import { caseFile } from '../../domain/documents/case-file.js';
import type { DepartureConductAct } from '../../domain/pipelines/departure/acts.js';
import { addDays } from '../../domain/vocabulary/civil-date.js';
import type { DepartureInput, DepartureTerms } from '../../domain/pipelines/departure/start.js';
import type { Entanglements } from '../../domain/cases/entanglements.js';
import type { StepRecord } from '../../domain/step/record.js';
import { rolesInWords } from '../../domain/vocabulary/role-names.js';
import type { MessageOrder } from '../../domain/step/message.js';
import { text } from '../../domain/vocabulary/text.js';
import { person, wording } from '../../domain/vocabulary/wording.js';
import type { CaseInterruption } from '../messages/cases.js';
import type { DepartureState } from './asks.js';

/** The first day on which he is gone, as HR's records read it. */
export const leftOn = ({ lastDay }: DepartureState): string => addDays(lastDay, 1);

/** @param isToCome whether the last day is still to come: then he reads it. */
export const departureOpened = (
  { caseId, personId, reason, openedBy, files }: DepartureInput,
  { choices }: DepartureTerms,
  { lastDay, successorId }: DepartureState,
  isToCome: boolean,
): StepRecord => ({
  openedBy,
  ...(isToCome ? { messages: [lastDayTold(caseId, personId, lastDay)] } : {}),
  cases: [
    {
      caseId,
      stage: 'waiting',
      released: true,
      opens: { kind: 'departure', personId, exclusive: 'departure', openedBy, choices },
      detail: { lastDay, successorId, reason },
    },
  ],
  ...(files === undefined ? {} : borneOut(caseId, reason, files)),
});

/** What bears the reason of a departure out, told as the reason of a decision is (docs/decisions/0063). */
const borneOut = (
  caseId: string,
  reason: string,
  files: readonly string[],
): Pick<StepRecord, 'decisions' | 'attachments'> => ({
  decisions: [{ caseId, clause: 'I-58', kind: 'departure', outcome: 'recorded', round: 1, reason }],
  ...handingIn(caseId, 'evidence', files),
});

/** What HR did while the day was still to come; whom it is about reads it, but for who takes over. */
export const departureChanged = (
  { caseId, personId }: DepartureInput,
  act: DepartureConductAct,
  state: DepartureState,
): StepRecord => ({
  decisions: [
    {
      caseId,
      clause: 'I-58',
      kind: 'departure',
      outcome: act.do,
      round: 1,
      reason: act.reason,
      detail: { ...act },
    },
  ],
  cases: [
    act.do === 'withdraw'
      ? { caseId, stage: 'withdrawn', outcome: 'withdrawn', reason: act.reason, closed: true }
      : { caseId, stage: 'waiting', detail: { lastDay: state.lastDay, successorId: state.successorId } },
  ],
  ...(act.do === 'withdraw'
    ? { documents: [caseFile(caseId)], messages: [staysOn(caseId, personId, act.reason)] }
    : {}),
  ...(act.do === 'move' ? { messages: [movedTo(caseId, personId, act)] } : {}),
});

const lastDayTold = (caseId: string, personId: string, lastDay: string): MessageOrder => ({
  to: [personId],
  clause: 'I-58',
  caseId,
  subject: text('已登记您的离职', 'Your departure has been recorded'),
  body: text(
    `人力资源部已登记您的离职，最后工作日为 ${lastDay}；此后您的账号停用，待办由接任人办理。如有出入，请在此之前联系人力资源部。`,
    `HR has recorded your departure; your last day is ${lastDay}. After it your account is closed and your tasks go to a successor. Where this is wrong, tell HR before.`,
  ),
});

const staysOn = (caseId: string, personId: string, reason: string): MessageOrder => ({
  to: [personId],
  clause: 'I-58',
  caseId,
  subject: text('您的离职已撤销', 'Your departure has been called off'),
  body: text(
    `人力资源部已撤销您的离职，您的账号、待办和本人案件照旧。原因：${reason}`,
    `HR has called your departure off: your account, your tasks and the cases about you stay as they are. Reason: ${reason}`,
  ),
});

const movedTo = (
  caseId: string,
  personId: string,
  { lastDay, reason }: { readonly lastDay: string; readonly reason: string },
): MessageOrder => ({
  to: [personId],
  clause: 'I-58',
  caseId,
  subject: text('您的最后工作日已改期', 'Your last day has been moved'),
  body: text(`您的最后工作日改为 ${lastDay}。原因：${reason}`, `Your last day is ${lastDay} now. Reason: ${reason}`),
});

/** Voided before its day: he stays (docs/decisions/0057). */
export const departureVoided = (caseId: string, { note }: Pick<CaseInterruption, 'note'>): StepRecord => ({
  cases: [{ caseId, stage: 'withdrawn', outcome: 'voided', reason: note, closed: true }],
  documents: [caseFile(caseId)],
});

/** He has left; accounts, reports and departments follow (I-58). */
export const departed = ({ caseId, personId, reason }: DepartureInput, state: DepartureState): StepRecord => ({
  cases: [{ caseId, stage: 'settling', outcome: 'left', effectiveFrom: leftOn(state), reason }],
  effects: [{ caseId, personId, effectiveFrom: leftOn(state), what: 'left', successorId: state.successorId }],
});

/** Everything that was open has been told; whom it concerns reads it. */
export const settled = (
  { caseId, personId, openedBy }: DepartureInput,
  state: DepartureState,
  { cases, workflowIds, unheld, proxies = [] }: Entanglements,
): StepRecord => {
  const { successorId } = state;
  const roles = rolesInWords([...new Set(unheld.flatMap((one) => one.roles))]);
  const [zh, en] =
    unheld.length === 0
      ? ['', '']
      : [
          `注意：「${roles.zh}」现无人持有，有待办无人可办，已报警。`,
          ` Mind: nobody has the role "${roles.en}" now, and tasks wait for it; an alarm says so.`,
        ];
  return {
    cases: [
      {
        caseId,
        stage: 'left',
        closed: true,
        detail: { cases: cases.map((one) => one.caseId), handedOn: workflowIds },
      },
    ],
    documents: [caseFile(caseId)],
    messages: [
      {
        to: [openedBy, successorId],
        clause: 'I-58',
        caseId,
        subject: text('离职交接', 'A departure and its succession'),
        body: text(
          `${personId} 自 ${leftOn(state)} 起离职，由 ${successorId} 接任：其待办已转交，下属与所负责部门随之调整；本人未结的案件已通知终止。接任人如需部门负责人等角色，请由系统管理员授予。${zh}`,
          `${personId} has left from ${leftOn(state)} on; ${successorId} takes over: open tasks were handed on, reports and departments headed follow, open cases about the person were told to end. Roles, such as department head, are for an administrator to give.${en}`,
        ),
      },
      ...proxies.map((one) => proxyOver(personId, one, { caseId, successorId })),
    ],
  };
};

/** I-39: nobody stands in for a leaver, nor he for anybody; the other of the two reads it. */
function proxyOver(
  personId: string,
  { principalId, deputyId }: NonNullable<Entanglements['proxies']>[number],
  { caseId, successorId }: { readonly caseId: string; readonly successorId: string },
): MessageOrder {
  const said = { clause: 'I-39', caseId } as const;
  return deputyId === personId
    ? {
        ...said,
        to: [principalId],
        subject: text('代理人已离职', 'Your deputy has left'),
        body: {
          zh: wording`您的代理人${person(personId)}已离职，代理随之终止：您的待办仍由您本人办理。如需代理，请另行指定。`,
          en: wording`Your deputy ${person(personId)} has left, and his proxy ended with that: your tasks are your own. Name another one where you need one.`,
        },
      }
    : {
        ...said,
        to: [deputyId],
        subject: text('被代理人已离职', 'Whom you stood in for has left'),
        body: {
          zh: wording`您所代理的${person(personId)}已离职，代理随之终止：其待办已转交接任人${person(successorId)}。`,
          en: wording`${person(personId)}, for whom you stood in, has left, and your proxy ended with that: the tasks went to ${person(successorId)}, who takes over.`,
        },
      };
}
