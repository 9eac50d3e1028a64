import { sql } from 'kysely';
import { addToMonth, monthOf } from '../../domain/vocabulary/month.js';
import { foundDepartment } from '../support/department.js';
import { actor } from '../../cli/play/cast.js';
import { gm, head, hr } from '../support/pilot.js';
import type { TestStack } from '../support/stack.js';
import { SetbackPlay, superior } from '../workflows/setback/setback-play.js';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import { keep } from './keep.js';
import { until } from '../../cli/play/until.js';

/** §11: a complaint that is upheld, a plan that is extended and fails, and a rating that is corrected. */
export async function recordSetbacks(stack: TestStack): Promise<void> {
  const play = new SetbackPlay(stack);
  const now = monthOf(await stack.today());
  const rated = addToMonth(now, -1);
  await foundDepartment(stack.database.db, rated, [
    { id: 'E1', level: 'junior-3', ratings: ['C'] },
    { id: 'E2', level: 'junior-3' },
    { id: 'E3', level: 'junior-3' },
    { id: 'M-HRM' },
  ]);
  await sql`insert into complaint (id, person_id, incident_on, cause, status, recorded_by)
    values ('C-1', 'E1', ${`${rated}-02`}, 'service-attitude', 'pending', 'hr')`.execute(stack.database.db);
  const starts = await play.publish('E1', rated, 'D');
  const { id: upheld } = await play.caseOf('E1');
  await play.do(upheld, 'setback.cause', hr, { cause: 'service-attitude', complaintId: 'C-1', statement: '态度生硬' });
  await play.do(upheld, 'setback.complaint', head, { finding: 'upheld', on: await stack.today(), reason: '属实' });
  await play.do(upheld, 'setback.statement', actor('E1'), { statement: '设备故障' });
  await play.do(upheld, 'setback.proposal', hr, { measure: 'as-found', reason: '投诉成立' });
  await play.do(upheld, 'setback.gm-decision', gm, { decision: 'return', reason: '请核对' });
  await play.do(upheld, 'setback.proposal', hr, { measure: 'as-found', reason: '已核对' });
  await play.do(upheld, 'setback.gm-decision', gm, { decision: 'approve' });
  await play.do(upheld, 'consent.answer', actor('E1'), { agreed: true });
  await play.do(upheld, 'consent.withdrawal', actor('E1'), { reason: '再考虑' });
  await play.do(upheld, 'consent.anew', actor('M-HRM', 'hr-manager'), { proposal: 'drop', ground: '证据不足' });
  await play.closed('E1');
  await keep(stack, starts, 'setbackStarter-starts');
  await keep(stack, upheld, 'setback-demoted');

  await play.publish('E2', rated, 'C');
  const { id: planned } = await play.caseOf('E2');
  await play.do(planned, 'setback.cause', superior, { cause: 'other', statement: '业务差错' });
  await play.plan(planned, { month: now, goals: '达标', support: '带教' });
  await play.task(planned, 'setback.plan-review');
  await play.publish('E2', now, 'B');
  await play.do(planned, 'setback.plan-review', head, { result: 'extend', reason: '已有进步' });
  await keep(stack, planned, 'setback-planned');

  await play.publish('E3', rated, 'C');
  const { id: mistaken } = await play.caseOf('E3');
  await play.task(mistaken, 'setback.cause');
  await sql`update person set superior_id = 'E2' where id = 'E3'`.execute(stack.database.db);
  const options = { workflowId: 'relation-keeper-1', taskQueue: stack.taskQueue, args: [] };
  await stack.environment.client.workflow.execute(WORKFLOWS.relationKeeper, options);
  await until('the task is the new superior’s', async () =>
    (await play.task(mistaken, 'setback.cause')).people.includes('E2'),
  );
  await keep(stack, options.workflowId, 'relationKeeper');
  const tells = await play.publish('E3', rated, 'B');
  await play.closed('E3');
  await until(
    'the starter has ended',
    async () => (await stack.environment.client.workflow.getHandle(tells).describe()).closeTime !== undefined,
  );
  await keep(stack, tells, 'setbackStarter-tells');
  await keep(stack, mistaken, 'setback-corrected');
}
