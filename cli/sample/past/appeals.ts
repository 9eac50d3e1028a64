import { sql } from 'kysely';
import { takeNumbers } from '../../../db/documents/documents.js';
import type { AppealInput } from '../../../domain/pipelines/appeal/start.js';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { sampleActor } from '../../play/http-driver.js';
import { actor } from '../../play/cast.js';
import { act } from '../../play/driver.js';
import type { HandedOver } from './runs.js';
import { PAST_CAST, type PastStage } from './stage.js';

const GROUNDS = '评定引用的客诉已由部门确认与本人无关，请求复核。';

/** I-74: whoever was refused in a closed cycle appeals, somebody who took no part reads it, and he signs the answer. */
export async function playAppeal(stage: PastStage, aboutId: string, personId: string): Promise<void> {
  const { driver } = stage;
  const told = await driver.today();
  const input = await appealOf(stage, aboutId, personId);
  await driver.start(WORKFLOWS.appeal, input.caseId, input);
  await driver.opened(input.caseId);
  const { caseId } = input;
  const reader = sampleActor('hr2');
  await driver.comes(addDays(told, 1), '09:45');
  await act(driver, { case: caseId }, 'appeal.reader', PAST_CAST.hr, { reader: reader.personId });
  await driver.comes(addDays(told, 3), '15:10');
  const reason = '已复核录音与部门结论，原评定依据成立，维持原结果。';
  await act(driver, { case: caseId }, 'appeal.reading', reader, { decision: 'refuse', reason });
  await driver.comes(addDays(told, 4), '10:30');
  if ((await driver.open({ case: caseId }, 'level.notice')).length > 0)
    await act(driver, { case: caseId }, 'level.notice', actor(personId), { signature: 'signed' });
}

/** One that is lodged as the service starts. */
export async function lodgedAppeal(stage: PastStage): Promise<HandedOver | undefined> {
  const { rows } = await sql<{ caseId: string; personId: string }>`
    select c.id as "caseId", c.person_id as "personId" from personnel_case c
    join promotion_case p on p.id = c.id
    where c.closed_at is null and p.final_level is null and c.stage in ('interview', 'confirmation')
    order by c.id limit 1`.execute(stage.db);
  const [one] = rows;
  if (one === undefined) return undefined;
  const input = await appealOf(stage, one.caseId, one.personId);
  return { type: WORKFLOWS.appeal, workflowId: input.caseId, input };
}

async function appealOf({ db, driver }: PastStage, aboutId: string, personId: string): Promise<AppealInput> {
  const year = Number((await driver.today()).slice(0, 4));
  const [caseId = ''] = await takeNumbers(db, 'AP', year, 1);
  return { caseId, aboutId, personId, decision: null, grounds: GROUNDS, evidence: null };
}
