import { patched, setHandler } from '@temporalio/workflow';
import { meeting } from '../../domain/cases/case-meetings.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import type { TransferActivities } from '../../domain/pipelines/transfer/activities.js';
import type { TransferInput, TransferTerms } from '../../domain/pipelines/transfer/start.js';
import type { StepRecord } from '../../domain/step/record.js';
import { noticeAsk } from '../closing/asks.js';
import { Desk } from '../engine/desk.js';
import { followRelations } from '../engine/follow-relations.js';
import { Interruption, nextUnlessEnded, untilWritten } from '../engine/interruption.js';
import type { Returned } from '../engine/undo/returning.js';
import { caseInterrupted, getStage } from '../messages/cases.js';
import { announceOpening } from '../engine/opening.js';
import { noticeSigned } from '../closing/notice-step.js';
import { tellWorkflows } from '../engine/tell-cases.js';
import { transferAsks } from './asks.js';
import { LoweringTransfer, type Alarm, type Settled } from './lowering.js';
import { afterTransferAct, lowers, transferBegun, type TransferState } from './state.js';
import { carriedOn, planned, transferClosed, transferDecision, transferOpened, transferred } from './steps.js';
import { now, readings } from '../engine/turn.js';

const { openTransfer, listEntanglements } = readings<TransferActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/**
 * §10: HR opens it, or an agent applies himself (14.2); an opening for an inspector is confirmed, a level of another ladder mapped (I-72); the heads of
 * both departments agree; the employee acknowledges, or where level and pay fall is asked to agree (I-41, I-72); on the transfer day post, superior, level and pay change (12.1).
 */
export async function transfer(input: TransferInput): Promise<void> {
  const { caseId, personId } = input;
  let plan = input;
  let state: TransferState | undefined;
  setHandler(getStage, () => state?.stage ?? 'opening');
  const opening = announceOpening();
  const ends = new Interruption(personId, ['left']);
  const terms = await openTransfer({ ...input, at: now() });
  if ('refusal' in terms) return opening.refused(terms.refusal);
  const alarm: Alarm = { at: undefined };
  const desk = new Desk({
    about: { caseId },
    policyVersion: () => terms.policyVersion,
    hears: [caseInterrupted],
    wakes: () => alarm.at,
  });
  state = transferBegun(input, terms);
  const opened = transferOpened(input, terms, state.stage);
  const { refused } = await desk.opens(opened, transferAsks(input, terms, state));
  if (refused !== undefined) return opening.refused(refused);
  opening.opened();

  let round = 1;
  let before: { readonly state: TransferState; readonly plan: TransferInput } | undefined;
  const back = async (): Promise<void> => {
    if (before === undefined) return;
    const { state: again, plan: to } = before;
    const detail = { agreed: again.agreed, mapped: again.mapped, ...whereTo(to) };
    const record = { cases: [{ caseId, stage: again.stage, round: round + 1, detail }] };
    if (!(await desk.tried(() => desk.commit(record, transferAsks(to, terms, again))))) return;
    [state, plan, before, round] = [again, to, undefined, round + 1];
  };
  const returned = async ({ to }: Returned): Promise<void> => {
    const first = transferBegun(input, terms);
    if (first.stage !== to) return; // it did not go through that step
    const record = { cases: [{ caseId, stage: first.stage, round: round + 1, detail: { agreed: [], mapped: null } }] };
    if (!(await desk.tried(() => desk.commit(record, transferAsks(plan, terms, first))))) return;
    [state, before, round] = [first, undefined, round + 1];
  };
  while (state.stage !== 'waiting') {
    const happening = await nextUnlessEnded(desk, ends, back, returned);
    if (happening === undefined) return finish(desk, input, ends);
    const to = planned(plan, happening);
    const unfit = to === plan ? undefined : await openTransfer({ ...to, at: now() });
    if (unfit !== undefined && 'refusal' in unfit) {
      desk.refuse(unfit.refusal);
      continue;
    }
    const decisions = [transferDecision(caseId, happening, round)];
    const next: TransferState = afterTransferAct(state, happening, terms);
    if (next.stage === 'refused') {
      const last = transferClosed(caseId, { decisions }, { stage: 'refused', reason: next.reason });
      if (await desk.tried(() => desk.finish(last))) return;
      continue;
    }
    if (next.stage === 'acknowledgement' && lowers(terms, next) && patched('2026-11-lowering-asks-the-person')) {
      const enters = (stage: TransferState['stage']): void => {
        state = { ...next, stage };
      };
      const lowering = new LoweringTransfer({ desk, ends, alarm, terms, enters }, to);
      if (!(await lowering.ask(next, decisions))) continue;
      const settled = await lowering.settle();
      if (settled === 'closed') return;
      return settled === undefined ? finish(desk, input, ends) : takeEffect(desk, terms, next, ends, settled);
    }
    const detail = { agreed: next.agreed, mapped: next.mapped, ...(to === plan ? {} : whereTo(to)) };
    const record = { decisions, cases: [{ caseId, stage: next.stage, detail }] };
    if (await desk.tried(() => desk.commit(record, transferAsks(to, terms, next)))) {
      before = { state, plan };
      state = next;
      plan = to;
    }
  }
  alarm.at = instantAt(plan.transferOn, '00:00');
  await untilDay(desk, ends);
  alarm.at = undefined;
  if (ends.happened !== undefined) return finish(desk, input, ends);
  return takeEffect(desk, terms, state, ends, { plan });
}

/** What the case shows of where it goes. */
const whereTo = ({ position, departmentId, superiorId, transferOn }: TransferInput) => ({
  to: { position, departmentId, superiorId },
  transferOn,
});

const finish = async (desk: Desk, { caseId }: TransferInput, ends: Interruption): Promise<void> => {
  await desk.finish(transferClosed(caseId, {}, ends.happened));
};

/** 00:00 of the transfer day in Shanghai, however long that is. */
async function untilDay(desk: Desk, ends: Interruption): Promise<void> {
  while (ends.happened === undefined) {
    const heard = await desk.next();
    if (heard?.kind !== 'heard') continue;
    if (heard.what === 'timer') return;
    ends.hear(heard);
  }
}

/** 12.1; then a nomination ends (I-58), everything else about the person goes on, flagged (I-72). */
async function takeEffect(
  desk: Desk,
  terms: TransferTerms,
  { mapped }: TransferState,
  ends: Interruption,
  { plan: input, road }: Pick<Settled, 'plan'> & Partial<Settled>,
): Promise<void> {
  const { caseId, personId, transferOn } = input;
  const { cases } = await listEntanglements({ personId, except: caseId });
  const ended = cases.filter(({ kind }) => meeting(kind, 'transfer').rule === 'ended');
  const others = cases.filter(({ kind }) => meeting(kind, 'transfer').rule === 'carried-on');
  const record = {
    ...transferred(input, terms, { stage: 'waiting', mapped, agreed: [], reason: null }, road),
    ...carriedOn(
      others.map((one) => one.caseId),
      input,
    ),
  };
  const renoticed = mapped !== null && mapped !== terms.from.level;
  const clauses = { interview: '10', notice: '15.3' };
  const ask = noticeAsk({ caseId, personId, stepWorkdays: terms.stepWorkdays, clauses });
  ends.holds();
  await desk.commit(record, renoticed ? [ask] : []);
  // What others were asked about him is asked of who stands above him now, and not only some minutes later.
  if (patched('2026-11-tasks-follow-a-transfer')) await followRelations();
  const note = `${transferOn} 调岗（${caseId}） / transferred (${caseId})`;
  const signal = { why: 'transferred', personId, on: transferOn, by: caseId, note } as const;
  await tellWorkflows(
    ended.flatMap(({ workflowIds }) => workflowIds),
    caseInterrupted,
    signal,
  );
  const close = (record: StepRecord) => desk.finish(transferClosed(caseId, record, { stage: 'transferred' }));
  if (!renoticed) {
    await close({});
    return;
  }
  await untilWritten(desk, ends, (notice) =>
    close(notice?.kind === 'level.notice' ? noticeSigned(caseId, notice) : {}),
  );
}
