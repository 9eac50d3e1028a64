import { sql } from 'kysely';
import { addDays, addMonths } from '../../domain/vocabulary/civil-date.js';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import { foundDepartment, GM, HEAD, HR, RELATED, SUPERIOR } from '../support/department.js';
import { actor } from '../../cli/play/cast.js';
import { gm, head, hr } from '../support/pilot.js';
import type { TestStack } from '../support/stack.js';
import { approveDeparture, PeoplePlay } from '../workflows/people/people-play.js';
import { evenSheet } from '../../cli/play/defense.js';
import { Play } from '../workflows/level-promotion/play.js';
import { keep } from './keep.js';
import { until } from '../../cli/play/until.js';

const hrManager = actor(HR, 'hr-manager');

/** Entry with and without approval, a confirmation up to the GM, a transfer with a mapping, departures. */
export async function recordPeople(stack: TestStack): Promise<void> {
  const today = await stack.today();
  await foundDepartment(stack.database.db, '2026-07', [
    { id: 'E1', level: 'junior-1', status: 'probation' },
    { id: 'E2', position: 'team-leader', level: 'intermediate2-1' }, // mapped upwards: nobody has to agree (I-72)
    { id: 'E3', level: 'junior-2' },
    { id: 'E4', level: 'junior-1', status: 'probation' },
  ]);
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(
    stack.database.db,
  );
  const play = new PeoplePlay(stack);
  const result = (workflowId: string) => stack.environment.client.workflow.getHandle(workflowId).result();

  await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
    values (${SUPERIOR}, 'supervisor', '2015-01-01', '2015-01-01', 'entry', 'test')`.execute(stack.database.db);
  const special = await play.hire('N1');
  const asked = { level: 'junior-3', reason: '技能突出', evidence: '证书' } as const;
  await play.act(special, 'entry.proposal', actor(SUPERIOR), asked);
  await play.act(special, 'entry.review', head, { decision: 'return', reason: '请核对' });
  await play.act(special, 'entry.proposal', actor(SUPERIOR), asked);
  await play.act(special, 'entry.review', head, { decision: 'endorse' });
  await play.act(special, 'entry.verification', hr, { decision: 'verify' });
  await play.act(special, 'entry.special-approval', hrManager, { decision: 'approve' });
  await play.act(special, 'entry.gm-decision', gm, { decision: 'approve' });
  await result(special);
  await keep(stack, special, 'entry-special');

  const ordinary = await play.hire('N2');
  await play.act(ordinary, 'entry.proposal', actor(SUPERIOR), { level: 'junior-1' });
  await play.act(ordinary, 'entry.review', head, { decision: 'endorse' });
  await play.act(ordinary, 'entry.verification', hr, { decision: 'verify' });
  await result(ordinary);
  await keep(stack, ordinary, 'entry-standard');

  const confirmation = await play.confirm({ personId: 'E1', confirmedOn: today });
  const proposal = { level: 'intermediate1-1', contribution: '专利', reason: '突出' } as const;
  await play.act(confirmation, 'confirmation.proposal', actor(SUPERIOR), proposal);
  await play.act(confirmation, 'confirmation.review', head, { decision: 'return', reason: '请核对' });
  await play.act(confirmation, 'confirmation.proposal', actor(SUPERIOR), proposal);
  await play.act(confirmation, 'confirmation.review', head, { decision: 'endorse' });
  await play.act(confirmation, 'confirmation.decision', hrManager, { decision: 'approve' });
  await play.act(confirmation, 'confirmation.gm-decision', gm, { decision: 'approve' });
  await play.act(confirmation, 'level.notice', actor('E1'), { signature: 'signed' });
  await result(confirmation);
  await keep(stack, confirmation, 'confirmation-exception');

  const to = { position: 'agent', departmentId: 'RD', superiorId: RELATED, reason: '调整', opening: null } as const;
  const transfer = await play.transfer({ ...to, personId: 'E2', transferOn: today });
  await play.act(transfer, 'transfer.mapping', hrManager, { level: 'intermediate2-3', reason: '对应' });
  await play.act(transfer, 'transfer.agreement', head, { agreed: true });
  await play.act(transfer, 'transfer.agreement', actor(RELATED), { agreed: true });
  await play.act(transfer, 'transfer.acknowledgement', actor('E2'), { acknowledged: true });
  await play.act(transfer, 'level.notice', actor('E2'), { signature: 'signed' });
  await result(transfer);
  await keep(stack, transfer, 'transfer-mapped');

  const interrupted = await play.confirm({ personId: 'E4', confirmedOn: today });
  await play.task(interrupted, 'confirmation.proposal');
  const staying = await play.leave({ personId: 'E3', lastDay: addDays(today, 9), reason: '个人' });
  await play.act(staying, 'departure.conduct', hr, { do: 'move', lastDay: addDays(today, 12), reason: '延期' });
  await play.act(staying, 'departure.conduct', hr, { do: 'withdraw', reason: '续签' });
  await result(staying);
  await keep(stack, staying, 'departure-withdrawn');
  const leaving = await play.leave({ personId: 'E4', lastDay: addDays(today, -1), reason: '个人' });
  await play.at(leaving, 'left');
  await keep(stack, leaving, 'departure-left');
  await result(interrupted);
  await keep(stack, interrupted, 'confirmation-interrupted');
}

/** I-58 in a cycle: a candidate in his defense leaves, a scorer leaves, and one who waits for his interview. */
export async function recordLeaving(stack: TestStack): Promise<void> {
  const play = await Play.evaluated(stack, [
    { id: 'E1', level: 'junior-1', ratings: ['A', 'A', 'A', 'B', 'B', 'B'] },
    { id: 'E2', level: 'intermediate2-1', ratings: ['A', 'A', 'B', 'B', 'B', 'B'] },
    { id: 'E5', level: 'intermediate2-1', ratings: ['A', 'A', 'B', 'B', 'B', 'B'] },
  ]);
  const people = new PeoplePlay(stack);
  const lastDay = addDays(await stack.today(), -1);
  const leave = async (personId: string, successorId: string): Promise<void> => {
    await people.at(await people.leave({ personId, lastDay, successorId, reason: '个人' }), 'left');
  };
  await play.submit();
  await play.review();
  const [e2 = '', e5 = ''] = await play.appoint();
  await leave('E2', SUPERIOR);
  await until('E2 is not promoted', async () => (await play.stages()).E2 === 'not-promoted');
  await leave(RELATED, GM);
  await play.sheetTask(GM);
  for (const scorer of [SUPERIOR, HEAD, GM, HR]) await play.score(scorer, [evenSheet(e5, 80)]);
  await play.sign([e2, e5]);
  await keep(stack, `${play.cycleId}-D1`, 'defenseSession-left');
  await play.decide('approve');
  await stack.pilot.do(play.cycleId, 'cycle.release', hr, {});
  const id = await play.id('E1');
  await stack.pilot.waitFor(play.cycleId, 'level.interview', id);
  await leave('E1', SUPERIOR);
  await until('E1 was promoted', async () => (await play.stages()).E1 === 'promoted'); // I-42
  const closing = `${play.cycleId}-C1`;
  await keep(stack, closing, 'levelPromotionClosing-left');
  await keep(stack, play.cycleId, 'levelPromotionCycle-left');
}

/** 7.1: a day that HR planned comes; the opener finds it, and the next morning nothing more. */
export async function recordPlannedConfirmation(stack: TestStack): Promise<void> {
  const { client } = stack.environment;
  await foundDepartment(stack.database.db, '2026-07', [{ id: 'E1', level: 'junior-1', status: 'probation' }]);
  const plannedOn = addMonths(await stack.today(), 1);
  await sql`insert into confirmation_date (person_id, planned_on, recorded_by)
    values ('E1', ${plannedOn}, ${HR})`.execute(stack.database.db);
  await stack.skipTo(plannedOn, '08:00');
  const run = async (workflowId: string, name: string): Promise<void> => {
    await client.workflow.execute(WORKFLOWS.confirmationOpener, { workflowId, taskQueue: stack.taskQueue, args: [] });
    await keep(stack, workflowId, name);
  };
  await run('confirmation-opener-1', 'confirmationOpener-opens');
  const { rows } = await sql<{ id: string }>`select number as id from reserved_number`.execute(stack.database.db);
  await new PeoplePlay(stack).task(rows[0]?.id ?? '', 'confirmation.proposal');
  await stack.skipTo(addDays(plannedOn, 1), '08:00');
  await run('confirmation-opener-2', 'confirmationOpener-idle');
}

/** 4.1: a departure was approved while the engine was away; the schedule opens it. */
export async function recordApprovedDeparture(stack: TestStack): Promise<void> {
  await foundDepartment(stack.database.db, '2026-07', [{ id: 'E1', level: 'junior-1' }]);
  await approveDeparture(stack, 'E1');
  const options = { workflowId: 'departure-opener-1', taskQueue: stack.taskQueue, args: [] };
  await stack.environment.client.workflow.execute(WORKFLOWS.departureOpener, options);
  await keep(stack, options.workflowId, 'departureOpener');
}
