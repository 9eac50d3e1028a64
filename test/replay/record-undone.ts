import type { TaskKind } from '../../domain/pipelines/acts.js';
import { until } from '../../cli/play/until.js';
import { addDays } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../domain/vocabulary/month.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { actor } from '../../cli/play/cast.js';
import { foundDepartment, HEAD, HR } from '../support/department.js';
import { journalPilot, type JournalPilot } from '../support/journal-pilot.js';
import { gm, head, hr } from '../support/pilot.js';
import type { TestStack } from '../support/stack.js';
import { Play } from '../workflows/level-promotion/play.js';
import { PeoplePlay } from '../workflows/people/people-play.js';
import { HR2, HRM, SigningPlay } from '../workflows/engine/signing-play.js';
import { SetbackPlay, superior } from '../workflows/setback/setback-play.js';
import { keep } from './keep.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;

/** Histories of cases that were voided, taken back, returned and signed together (docs/decisions/0057, 0058). */
export async function recordUndone(stack: TestStack): Promise<void> {
  await recordCycle(stack, pilotOf(stack));
  await recordEntry(stack, pilotOf(stack));
  await recordSigned(await stack.another());
  const another = await stack.another();
  await recordSetback(another, pilotOf(another));
  await another.close();
}

const pilotOf = ({ environment, database, library }: TestStack): JournalPilot =>
  journalPilot({ client: environment.client, db: database.db, library }, 10_000);

/** The submission is taken back, one of a batch is returned, another voided; the rest is decided. */
async function recordCycle(stack: TestStack, pilot: JournalPilot): Promise<void> {
  const people = ['E1', 'E2', 'E3'].map((id) => ({ id, level: 'junior-1' as const, ratings: B }));
  const play = await Play.evaluated(stack, people);
  const where = { cycle: play.cycleId };
  const submission = await stack.pilot.task(where, 'cycle.submission', head);
  await play.submit();
  await pilot.takeBack(await pilot.find(submission.id, head), head);
  await play.submit();
  await play.review();
  await play.handIn();
  const decision = await stack.pilot.task(where, 'cycle.gm-decision', gm);
  const [e1, e2] = [await play.id('E1'), await play.id('E2')];
  await pilot.returnTo(await pilot.find(decision.id, gm), gm, 'cycle.first-review', [e1]);
  await pilot.void(e2, 1, hr, 'M-MGR');
  await play.review();
  await play.decide('approve');
  await keep(stack, play.cycleId, 'levelPromotionCycle-undone');
}

/** Back from the general manager to the verification, from there to the proposal. */
async function recordEntry(stack: TestStack, pilot: JournalPilot): Promise<void> {
  const play = new PeoplePlay(stack);
  const id = await play.hire('N1');
  const special = { level: 'junior-2', reason: '技能突出', evidence: '证书' } as const;
  const back = async (from: TaskKind, by: Actor, redo: TaskKind) =>
    pilot.returnTo(await pilot.find((await play.task(id, from)).id, by), by, redo);
  await play.act(id, 'entry.proposal', head, special);
  await play.act(id, 'entry.verification', hr, { decision: 'verify' });
  await play.act(id, 'entry.special-approval', actor(HR, 'hr-manager'), { decision: 'approve' });
  await back('entry.gm-decision', gm, 'entry.verification');
  await back('entry.verification', hr, 'entry.proposal');
  await play.act(id, 'entry.proposal', head, { level: 'junior-1' });
  await play.act(id, 'entry.verification', hr, { decision: 'verify' });
  await stack.environment.client.workflow.getHandle(id).result();
  await keep(stack, id, 'entry-returned');
}

/** Back to the proposal, then to the cause. */
async function recordSetback(stack: TestStack, pilot: JournalPilot): Promise<void> {
  const play = new SetbackPlay(stack);
  const rated = addToMonth(monthOf(await stack.today()), -1);
  await foundDepartment(stack.database.db, rated, [{ id: 'E7', level: 'junior-2', ratings: [] }]);
  await play.publish('E7', rated, 'D');
  const { id } = await play.caseOf('E7');
  const back = async (redo: TaskKind) =>
    pilot.returnTo(await pilot.find((await play.task(id, 'setback.gm-decision')).id, gm), gm, redo);
  const propose = () => play.do(id, 'setback.proposal', hr, { measure: 'demote', reason: '降一级' });
  await play.do(id, 'setback.cause', superior, { cause: 'other', statement: '业务差错' });
  await play.do(id, 'setback.statement', actor('E7'), { statement: '系统故障' });
  await propose();
  await back('setback.proposal');
  await propose();
  await back('setback.cause');
  await play.task(id, 'setback.cause');
  await keep(stack, id, 'setback-returned');
}

/** Somebody signs before, one beside and one after; one refuses. */
async function recordSigned(stack: TestStack): Promise<void> {
  const pilot = pilotOf(stack);
  const play = await SigningPlay.begin(stack, pilot);
  await play.add('before');
  await play.sign();
  await play.add('after', hr, HR2.personId);
  await play.verify();
  await pilot.complete(await play.signature(), HR2, { decision: 'refuse', reason: '证据不足' });
  await play.add('beside');
  await play.verify();
  await play.sign();
  await play.people.task(play.id, 'entry.special-approval');
  await keep(stack, play.id, 'entry-signed');
  await stack.close();
}

/** A signer leaves while what was handed in waits for him, and whoever was asked (docs/decisions/0065); it is handed in anew. */
export async function recordSignerLeft(stack: TestStack): Promise<void> {
  const pilot = pilotOf(stack);
  const play = await SigningPlay.begin(stack, pilot);
  await play.add('beside');
  await pilot.talk(play.taskId, hr, { say: 'ask', caseId: play.id, to: HRM.personId, question: '材料齐全吗?' });
  await play.verify();
  const lastDay = addDays(await stack.today(), -1);
  const leaving = await play.people.leave({ personId: HRM.personId, lastDay, successorId: HEAD, reason: '个人' });
  await play.people.at(leaving, 'left');
  await until('nobody signs', async () => (await stack.pilot.open({}, 'task.signing')).length === 0);
  await play.verify();
  await play.people.task(play.id, 'entry.special-approval');
  await keep(stack, play.id, 'entry-signer-left');
}
