import { sql } from 'kysely';
import { keepSheet } from '../../db/trials/reviews.js';
import { sheetTotal } from '../../domain/evaluation/assessment-form.js';
import type { VacancyInput } from '../../workflows/messages/position.js';
import { whenOpened, WORKFLOWS } from '../../workflows/messages/cases.js';
import { refuse } from '../launch/refuse.js';
import { actor } from './cast.js';
import { appoint } from './appointment.js';
import type { House } from './house.js';

/** Whom the candidate leads on trial: the fewest that the policy draws from all of (9.5.6). */
const TEAM = 6;
const VACANCY = 'PV-REHEARSAL';

/** A whole position promotion (§9), from the vacancy to the notice in hand; gives the case. */
export async function rehearsePosition(house: House): Promise<string> {
  await openVacancy(house);
  const { caseId, personId } = await nominate(house);
  if (!(await qualify(house, caseId))) return caseId;
  await house.act(VACANCY, 'vacancy.gm-submission', house.cast.hr, {});
  const decisions = [{ caseId, decision: 'approve' as const }];
  await house.act(VACANCY, 'vacancy.gm-decision', house.cast.gm, { decisions });
  await trial(house, caseId, personId);
  await appoint(house, { caseId, personId, vacancyId: VACANCY });
  return caseId;
}

/** 9.1 */
async function openVacancy(house: House): Promise<void> {
  const { stage, cast } = house;
  await house.chapter('9.1', '发布班组长空缺', 'HR opens a vacancy');
  const input: VacancyInput = {
    vacancyId: VACANCY,
    post: 'team-leader',
    departmentId: cast.departmentId,
    team: '彩排班组',
    headCount: 1,
    reportsTo: cast.supervisor.personId,
    reason: '彩排:业务发展',
    openedBy: cast.hr.personId,
  };
  const { client, taskQueue } = stage;
  await client.workflow.start(WORKFLOWS.vacancy, { workflowId: VACANCY, taskQueue, args: [input] });
  await client.workflow.getHandle(VACANCY).executeUpdate(whenOpened, { args: [{ id: VACANCY }] });
}

/** 9.5.1: the first whom the rules of 9.2 allow; those whom they refuse are told with their §. */
async function nominate(house: House): Promise<{ readonly caseId: string; readonly personId: string }> {
  await house.chapter('9.5.1', '申报人选', 'Nomination');
  const { db } = house.stage;
  const today = await house.stage.today();
  const { rows } = await sql<{ id: string }>`
    select p.id from person p join position_on(${today}) t on t.person_id = p.id and t.position = 'agent'
    where p.department_id = ${house.cast.departmentId} and p.status = 'confirmed'
      and not exists (select from personnel_case c where c.person_id = p.id and c.closed_at is null)
    order by (select count(*) from rating r where r.person_id = p.id and r.rating in ('S', 'A')
                and first_day(r.month) >= ${today}::date - interval '7 months') desc, p.id limit 20`.execute(db);
  for (const { id: personId } of rows) {
    try {
      await house.act(VACANCY, 'vacancy.nomination', house.cast.head, { personId, reason: '彩排:带教能力强' });
    } catch (error) {
      if (!house.tellRefusal(error, '9.2')) throw error;
      continue;
    }
    const found = await sql<{ id: string }>`
      select id from personnel_case where vacancy_id = ${VACANCY} and person_id = ${personId}`.execute(db);
    return { caseId: found.rows[0]?.id ?? '', personId };
  }
  throw refuse(
    'REHEARSAL_NOBODY',
    '没有人符合 §9.2 的申报条件,彩排无法继续。请换一个开始日期或人员文件。',
    'Nobody may be nominated under §9.2, so the rehearsal cannot go on. Choose another start or other files.',
  );
}

/** 9.5.2, 9.5.3: the sheets of 9.4.1 and the qualification record; false where they miss a mark, which ends the case. */
async function qualify(house: House, caseId: string): Promise<boolean> {
  const { hr, head, related } = house.cast;
  await house.chapter('9.5.2', '核定与评分', 'Verification and sheets');
  const raters = related.slice(0, 2).map(({ personId }) => personId);
  const confirm = { do: 'confirm', competency: [head.personId], peripheral: raters } as const;
  await house.act(caseId, 'vacancy.verification', hr, confirm);
  const { assessmentForms } = house.stage.library.newest;
  const scores = (form: 'competency' | 'peripheral') =>
    Object.fromEntries(assessmentForms[form].items.map(({ id }) => [id, house.wishes.sheets]));
  await house.act(caseId, 'vacancy.competency-sheet', actor(head.personId), { scores: scores('competency') });
  for (const rater of raters)
    await house.act(caseId, 'vacancy.peripheral-sheet', actor(rater), { scores: scores('peripheral') });
  await house.chapter('9.5.3', '资格审查与试用审批', 'Qualification, and approval of the trial');
  try {
    await house.act(caseId, 'vacancy.qualification', hr, { qualified: true });
    return true;
  } catch (error) {
    if (!house.tellRefusal(error, '9.4.1')) throw error;
    await house.act(caseId, 'vacancy.qualification', hr, { qualified: false, reason: '彩排:评分未达标' });
    return false;
  }
}

interface TrialDays {
  readonly reviewOn: string;
  readonly lastDay: string;
}

/** 9.5.5, 9.5.6: months pass on the stage; then everybody who is asked answers. */
async function trial(house: House, caseId: string, personId: string): Promise<void> {
  const { stage, cast, wishes } = house;
  await house.chapter('9.5.5', '试用任命', 'The trial appointment');
  const team = await teamOf(house, personId);
  const startOn = await stage.today();
  await house.act(caseId, 'trial.letter', cast.hr, { startOn, months: wishes.months, team });
  const days = await daysOf(house, caseId);
  house.say(
    `试用 ${startOn} 至 ${days.lastDay},考核 ${days.reviewOn} 发起;时间快进`,
    `until ${days.lastDay}, review on ${days.reviewOn}; time is skipped`,
  );
  await stage.skipTo(days.reviewOn, '09:30');
  await house.chapter('9.5.6', '360°考核', 'The 360° review');
  await house.until('the review is launched', async () => (await house.tasks(caseId, 'review.sheet')).length > 0);
  const form = stage.library.newest.assessmentForms['review-360'];
  const scores = Object.fromEntries(form.items.map(({ id }) => [id, wishes.review]));
  const sheet = { scores, total: sheetTotal(form, scores), comment: '彩排' };
  const asked = await house.tasks(caseId, 'review.sheet');
  for (const task of asked) {
    const [rater = ''] = task.people;
    await stage.db.transaction().execute((trx) => keepSheet(trx, { caseId, personId: rater, sheet }));
    await house.completeQuietly(task, 'review.sheet', actor(rater), { sheet: 'sealed' });
  }
  house.say(`${asked.length} 份匿名评分表已交`, `${asked.length} anonymous sheets are in (I-56)`);
  await house.until('the review is over', async () => (await house.stageOf(caseId)) !== 'trial-review');
  await tellReview(house, caseId);
  if ((await house.tasks(caseId, 'trial.below-mark')).length === 0) return;
  await house.act(caseId, 'trial.below-mark', cast.hr, { propose: 'end', reason: '彩排:考核未达标' });
  await house.act(caseId, 'trial.end', cast.gm, { decision: 'approve' });
}

/** 9.4.2 */
async function tellReview({ stage, say }: House, caseId: string): Promise<void> {
  const { rows } = await sql<{ score: string; passed: boolean }>`
    select score::text as score, outcome = 'passed' as passed from review
    where case_id = ${caseId} order by no desc limit 1`.execute(stage.db);
  const [{ score, passed } = { score: '—', passed: false }] = rows;
  say(
    `${passed ? '✓' : '✗'} §9.4.2 360° 考核汇总 ${score} 分,${passed ? '达标' : '未达标'}`,
    `score of the review ${score}, ${passed ? 'at the mark' : 'below the mark'}`,
  );
}

async function teamOf(house: House, personId: string): Promise<readonly string[]> {
  const today = await house.stage.today();
  const { rows } = await sql<{ id: string }>`
    select p.id from person p join position_on(${today}) t on t.person_id = p.id and t.position = 'agent'
    where p.department_id = ${house.cast.departmentId} and p.id <> ${personId} and p.hired_on < ${today}
      and status_on(p.status, p.confirmed_on, p.left_on, ${today}) = 'confirmed'
    order by p.id limit ${TEAM}`.execute(house.stage.db);
  return rows.map(({ id }) => id);
}

async function daysOf(house: House, caseId: string): Promise<TrialDays> {
  const { rows } = await sql<TrialDays>`
    select review_on as "reviewOn", last_day as "lastDay" from trial where case_id = ${caseId}`.execute(house.stage.db);
  const [days] = rows;
  if (days === undefined) throw new Error(`case ${caseId} has no trial`);
  return days;
}
