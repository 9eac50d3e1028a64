import { sql } from 'kysely';
import { decideOlderSetbacks } from '../../../db/setbacks/older.js';
import type { ActByKind, TaskKind } from '../../../domain/pipelines/acts.js';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../../domain/vocabulary/month.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { sampleActor } from '../../play/http-driver.js';
import { isOrdinary } from '../department.js';
import { PAST_CAST, type PastStage } from './stage.js';

/** A C that HR has §11 carried out for, although it was published before the day of use (I-82). */
interface OlderC {
  readonly personId: string;
  readonly month: string;
}

const WHY = '启用前已与部门约定按 §11 办理。';
/** Days between one step and the next. */
const PACE = 3;
/** The case began so many days ago: its month of improvement is over. */
const BEGAN = 75;

type Answers = { readonly [K in TaskKind]?: ActByKind[K] };

/** A C with its cause, the person's side, a plan and its month, reviewed and closed (11.1, I-69, I-77). */
export async function playImprovement(stage: PastStage): Promise<void> {
  const { driver, today } = stage;
  await driver.comes(addDays(today, -BEGAN), '09:30');
  const [one] = await olderCs(stage);
  if (one === undefined) return;
  await start(stage, one);
  await driver.start(WORKFLOWS.setbackStarter, `past-setback-${one.personId}`, {});
  const { rows } = await sql<{ id: string }>`
    select id from personnel_case where kind = 'setback' and person_id = ${one.personId}`.execute(stage.db);
  const caseId = rows[0]?.id ?? '';
  const began = await driver.today();
  const answers: Answers = {
    'setback.cause': { cause: 'other', statement: '当月两次质检未达标，主要为记录不完整。' },
    'setback.statement': { statement: '当月新系统上线，记录习惯未及时调整，已补学操作规范。' },
    'setback.superior-word': { words: '每周陪听两通录音，当面反馈。' },
    'setback.proposal': { measure: 'as-found', reason: '首次 C，按制度先行改进。' },
    'setback.gm-decision': { decision: 'approve' },
    'setback.plan': {
      month: addToMonth(monthOf(began), 1),
      goals: '质检合格率不低于 95%，工单记录完整。',
      support: '班组长每周陪听并复盘一次。',
    },
    'setback.plan-review': { result: 'met', reason: '当月质检与记录均达标。' },
    'setback.acknowledgement': { signature: 'signed' },
  };
  for (let days = PACE; days < BEGAN && (await driver.stageOf(caseId)) !== 'closed'; days += PACE) {
    await driver.comes(addDays(began, days), '10:40');
    await answerOne(stage, caseId, answers);
  }
}

/** The next one begins with the service: its case is started by the worker, as any C on record. */
export async function leaveSetback(stage: PastStage): Promise<void> {
  const [one] = await olderCs(stage);
  if (one !== undefined) await start(stage, one);
}

/** The latest C of ordinary people without a case; those of the team leader whom one can log in as come first. */
async function olderCs({ db, driver }: PastStage): Promise<readonly OlderC[]> {
  const { rows } = await sql<OlderC>`
    select o.person_id as "personId", o.month from setback_older o join person p on p.id = o.person_id
    where o.rating = 'C' and o.published_on <= ${await driver.today()} and p.status = 'confirmed'
      and not exists (select from personnel_case c where c.person_id = o.person_id and c.closed_at is null)
    order by p.superior_id = ${sampleActor('tl').personId} desc, o.month desc, o.person_id`.execute(db);
  return rows.filter(({ personId }) => isOrdinary(personId));
}

const start = ({ db, driver }: PastStage, { personId, month }: OlderC): Promise<void> =>
  decideOlderSetbacks(db, {
    ratings: [{ personId, month }],
    decision: 'start',
    reason: WHY,
    decidedBy: PAST_CAST.hr.personId,
    at: new Date(driver.clockwork.now()),
  });

/** Does what stands open in a case by whoever has it, where there is an answer to it. */
async function answerOne({ db, driver }: PastStage, caseId: string, answers: Answers): Promise<void> {
  for (const task of await driver.open({ case: caseId })) {
    const form = answers[task.kind];
    if (form === undefined) continue;
    const { rows } = await sql<{ id: string }>`
      select person_id as id from account a join account_role r on r.account_id = a.id
      where r.role = any(${task.roles}::text[]) limit 1`.execute(db);
    const personId = task.people[0] ?? rows[0]?.id ?? '';
    await driver.complete(task, task.kind, { personId, roles: ['employee'] }, form);
    return;
  }
}
