import { sql } from 'kysely';
import { addToMonth, monthOf } from '../../domain/vocabulary/month.js';
import { foundDepartment, GM, HEAD, RELATED, SUPERIOR } from '../support/department.js';
import { actor } from '../../cli/play/cast.js';
import { gm, hr } from '../support/pilot.js';
import type { TestStack } from '../support/stack.js';
import { lodge } from '../workflows/appeal/appeal-play.js';
import { SetbackPlay, superior } from '../workflows/setback/setback-play.js';
import { keep } from './keep.js';

/** I-74: one that has a setback decided again, one that corrects a level, and one that is refused. */
export async function recordAppeals(stack: TestStack): Promise<void> {
  const { pilot } = stack;
  const play = new SetbackPlay(stack);
  const now = monthOf(await stack.today());
  const rated = addToMonth(now, -1);
  await foundDepartment(stack.database.db, rated, [
    { id: 'E1', level: 'junior-3' },
    { id: 'E2', level: 'junior-3' },
  ]);
  await sql`insert into complaint (id, person_id, incident_on, cause, status, confirmed_on, recorded_by, department_by, department_on)
    values ('C-2', 'E2', ${`${rated}-02`}, 'service-attitude', 'upheld', ${`${rated}-03`}, 'hr', ${SUPERIOR}, ${`${rated}-03`})`.execute(
    stack.database.db,
  );
  await sql`update department set head_id = case id when 'RD' then ${RELATED} else ${HEAD} end`.execute(
    stack.database.db,
  );
  await sql`insert into department (id, name, head_id) values ('QD', '质检部', ${GM})`.execute(stack.database.db);
  const grounds = '事实有误';
  const result = (id: string) => stack.environment.client.workflow.getHandle(id).result();

  await play.publish('E1', rated, 'C');
  const { id: again } = await play.caseOf('E1');
  await play.do(again, 'setback.cause', superior, { cause: 'other', statement: '业务差错' });
  await play.plan(again, { month: now, goals: '达标', support: '带教' });
  const upheld = await lodge(stack, { personId: 'E1', aboutId: again, decision: 'cause', grounds });
  await pilot.do(upheld, 'appeal.reader', hr, { reader: GM });
  await pilot.do(upheld, 'appeal.reader', hr, { reader: RELATED, reason: '出差' });
  await pilot.do(upheld, 'appeal.reading', actor(RELATED), { decision: 'uphold', reason: '属实' });
  await pilot.do(upheld, 'appeal.remedy', hr, { do: 'new-round', reason: '重办' });
  await result(upheld);
  await play.do(again, 'setback.cause', superior, { cause: 'other', statement: '系统故障' });
  await play.task(again, 'setback.superior-word');
  await keep(stack, upheld, 'appeal-new-round');
  await keep(stack, again, 'setback-again');

  await play.publish('E2', rated, 'C');
  const { id: demoted } = await play.caseOf('E2');
  const cause = { cause: 'service-attitude', statement: '态度', complaintId: 'C-2' } as const;
  await play.do(demoted, 'setback.cause', superior, cause);
  await play.do(demoted, 'setback.statement', actor('E2'), { statement: '另有原因' });
  await play.do(demoted, 'setback.proposal', hr, { measure: 'as-found', reason: '成立' });
  await play.do(demoted, 'setback.gm-decision', gm, { decision: 'approve' });
  const refused = await lodge(stack, { personId: 'E2', aboutId: demoted, decision: 'cause', grounds });
  await pilot.do(refused, 'appeal.reader', hr, { reader: HEAD });
  await pilot.do(refused, 'appeal.reading', actor(HEAD), { decision: 'refuse', reason: '清楚' });
  await result(refused);
  await keep(stack, refused, 'appeal-refused');
  const corrected = await lodge(stack, { personId: 'E2', aboutId: demoted, decision: 'proposal', grounds });
  await pilot.do(corrected, 'appeal.reader', hr, { reader: RELATED });
  await pilot.do(corrected, 'appeal.reading', actor(RELATED), { decision: 'uphold', reason: '有误' });
  const remedy = { do: 'level', level: 'intermediate1-1', reason: '撤销' } as const;
  await pilot.do(corrected, 'appeal.remedy', hr, remedy);
  await pilot.do(corrected, 'appeal.gm-decision', gm, { decision: 'return', reason: '核对' });
  await pilot.do(corrected, 'appeal.remedy', hr, remedy);
  await pilot.do(corrected, 'appeal.gm-decision', gm, { decision: 'approve' });
  await pilot.do(corrected, 'level.notice', actor('E2'), { signature: 'signed' });
  await result(corrected);
  await play.closed('E2');
  await keep(stack, corrected, 'appeal-corrected');
}
