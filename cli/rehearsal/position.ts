import { sql } from 'kysely';
import { actor, numbersOf } from '../play/cast.js';
import { act } from '../play/driver.js';
import { answerReview, sendLetter } from '../play/trial.js';
import { until } from '../play/until.js';
import { VacancyPlay } from '../play/vacancy.js';
import { appoint } from './appointment.js';
import type { House } from './house.js';
import { LAUNCH } from '../../domain/refusals/play.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

/** Whom the candidate leads on trial: the fewest that the policy draws from all of (9.5.6). */
const TEAM = 6;

/** A whole position promotion (§9), from the vacancy to the notice in hand; gives the case. */
export async function rehearsePosition(house: House): Promise<string> {
  const vacancy = await openVacancy(house);
  const { caseId, personId } = await nominate(house, vacancy);
  if (!(await qualify(house, vacancy, personId))) return caseId;
  await vacancy.submit();
  await vacancy.decide({ caseId, decision: 'approve' });
  const { lastDay } = await trial(house, caseId, personId);
  await appoint(house, { caseId, personId, vacancyId: vacancy.vacancyId }, lastDay);
  return caseId;
}

/** HR opens a vacancy for a team leader (9.1). */
async function openVacancy(house: House): Promise<VacancyPlay> {
  const { cast } = house;
  await house.chapter('9.1', '发布班组长空缺', 'HR opens a vacancy');
  const { departmentId } = cast;
  const offer = {
    post: 'team-leader',
    departmentId,
    team: '彩排班组',
    headCount: 1,
    reason: '彩排：业务发展',
  } as const;
  const id = await house.openVacancy({ ...offer, reportsTo: cast.supervisor.personId }, cast.hr);
  return new VacancyPlay(house, cast, id);
}

/** 9.5.1: the first whom the rules of 9.2 allow; those whom they refuse are told with their §. */
async function nominate(
  house: House,
  vacancy: VacancyPlay,
): Promise<{ readonly caseId: string; readonly personId: string }> {
  await house.chapter('9.5.1', '申报人选', 'Nomination');
  const { db, cast } = house;
  const today = await house.today();
  const { rows } = await sql<{ id: string }>`
    select p.id from person p join position_on(${today}) t on t.person_id = p.id and t.position = 'agent'
    where p.department_id = ${cast.departmentId} and p.status = 'confirmed'
      and not exists (select from personnel_case c where c.person_id = p.id and c.closed_at is null)
    order by (select count(*) from rating r where r.person_id = p.id and r.rating in ('S', 'A')
                and first_day(r.month) >= ${today}::date - interval '7 months') desc, p.id limit 20`.execute(db);
  for (const { id: personId } of rows) {
    try {
      await vacancy.nominate(personId, cast.head, '彩排：带教能力强');
      return { caseId: (await vacancy.nominee(personId)).id, personId };
    } catch (error) {
      if (!house.tellRefusal(error, '9.2')) throw error;
    }
  }
  throw new RefusalError(refuse(LAUNCH.REHEARSAL_NOBODY));
}

/** 9.5.2, 9.5.3: the sheets of 9.4.1 and the qualification record; false where they miss a mark, which ends the case. */
async function qualify(house: House, vacancy: VacancyPlay, personId: string): Promise<boolean> {
  const { head, related } = house.cast;
  await house.chapter('9.5.2', '核定与评分', 'Verification and sheets');
  const raters = related.slice(0, 2);
  await vacancy.confirm(personId, [head.personId], numbersOf(raters));
  const { assessmentForms } = house.stage.library.newest;
  const scores = (form: 'competency' | 'peripheral') =>
    Object.fromEntries(assessmentForms[form].items.map(({ id }) => [id, house.wishes.sheets]));
  await vacancy.fillIn(personId, 'competency', actor(head.personId), scores('competency'));
  for (const rater of raters) await vacancy.fillIn(personId, 'peripheral', rater, scores('peripheral'));
  await house.chapter('9.5.3', '资格审查与试用审批', 'Qualification, and approval of the trial');
  try {
    await vacancy.qualify(personId);
    return true;
  } catch (error) {
    if (!house.tellRefusal(error, '9.4.1')) throw error;
    await vacancy.qualify(personId, { qualified: false, reason: '彩排：评分未达标' });
    return false;
  }
}

interface TrialDays {
  readonly reviewOn: string;
  readonly lastDay: string;
}

/** 9.5.5, 9.5.6: months pass on the stage; then everybody who is asked answers. */
async function trial(house: House, caseId: string, personId: string): Promise<TrialDays> {
  const { stage, cast, wishes } = house;
  await house.chapter('9.5.5', '试用任命', 'The trial appointment');
  const team = await teamOf(house, personId);
  const startOn = await house.today();
  await sendLetter(house, cast, caseId, { startOn, months: wishes.months, team });
  const days = await daysOf(house, caseId);
  house.say(
    `试用 ${startOn} 至 ${days.lastDay}，考核 ${days.reviewOn} 发起；时间快进`,
    `until ${days.lastDay}, review on ${days.reviewOn}; time is skipped`,
  );
  await stage.skipTo(days.reviewOn, '09:30');
  await house.chapter('9.5.6', '360°考核', 'The 360° review');
  const form = stage.library.newest.assessmentForms['review-360'];
  const here = { case: caseId };
  const asked = await until('the review is launched', async () => {
    const tasks = await house.open(here, 'review.sheet');
    return tasks.length > 0 && tasks;
  });
  for (const task of asked)
    await answerReview(house, task, task.people[0] ?? '', { form, score: wishes.review, comment: '彩排' });
  await waiveNobody(house, caseId);
  house.say(`${asked.length} 份匿名评分表已交`, `${asked.length} anonymous sheets are in (I-56)`);
  await until('the review is over', async () => (await house.stageOf(caseId)) !== 'trial-review');
  await tellReview(house, caseId);
  if ((await house.open(here, 'trial.below-mark')).length === 0) return days;
  await act(house, here, 'trial.below-mark', cast.hr, { propose: 'end', reason: '彩排：考核未达标' });
  await act(house, here, 'trial.end', cast.gm, { decision: 'approve' });
  return days;
}

/** I-55: where nobody reports to the candidate, HR waives the group with a reason. */
async function waiveNobody(house: House, caseId: string): Promise<void> {
  const { rows } = await sql<{ drawn: boolean }>`
    select exists (select from review_rater where case_id = ${caseId} and review_group = 'subordinates') as drawn`.execute(
    house.db,
  );
  if (rows[0]?.drawn === true) return;
  const reason = '彩排：没有可抽取的下属';
  await act(house, { case: caseId }, 'trial.manage', house.cast.hr, {
    do: 'waive-group',
    group: 'subordinates',
    reason,
  });
  house.say('没有可抽取的下属，人力资源部豁免该组（I-55）', 'nobody reports to the candidate: HR waives the group');
}

/** Tells what the 360° review came to (9.4.2). */
async function tellReview({ stage, say }: House, caseId: string): Promise<void> {
  const { rows } = await sql<{ score: string; passed: boolean }>`
    select score::text as score, outcome = 'passed' as passed from review
    where case_id = ${caseId} order by no desc limit 1`.execute(stage.db);
  const [{ score, passed } = { score: '—', passed: false }] = rows;
  say(
    `${passed ? '✓' : '✗'} §9.4.2 360° 考核汇总 ${score} 分，${passed ? '达标' : '未达标'}`,
    `score of the review ${score}, ${passed ? 'at the mark' : 'below the mark'}`,
  );
}

async function teamOf(house: House, personId: string): Promise<readonly string[]> {
  const today = await house.today();
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
