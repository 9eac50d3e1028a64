import { sql } from 'kysely';
import { addDays, addMonths } from '../../../domain/vocabulary/civil-date.js';
import { RefusalError } from '../../../domain/vocabulary/refusal.js';
import { numbersOf } from '../../play/cast.js';
import { sendLetter } from '../../play/trial.js';
import { VacancyPlay } from '../../play/vacancy.js';
import { isOrdinary } from '../department.js';
import { PAST_CAST, type PastStage } from './stage.js';

/** Whom the candidate leads on trial (9.5.6). */
const TEAM = 6;
const MONTHS = 3;
/** The review of the trial comes up within days. */
const LEFT_OF_TRIAL = 12;

/** A trial appointment whose review comes up (9.5.5), and a vacancy whose nominee is being scored (9.5.2). */
export async function playPromotions(stage: PastStage): Promise<void> {
  const { driver, today } = stage;
  const startOn = addDays(addMonths(today, -MONTHS), LEFT_OF_TRIAL);
  await driver.comes(addDays(startOn, -24), '09:20');
  const { vacancy, personId, caseId } = await nominate(stage, '夜班一组', '夜班一组组长转岗，需补充。');
  await driver.comes(addDays(startOn, -20), '11:00');
  await score(stage, vacancy, personId);
  await driver.comes(addDays(startOn, -12), '16:10');
  await vacancy.qualify(personId);
  await vacancy.submit();
  await driver.comes(addDays(startOn, -9), '10:00');
  await vacancy.decide({ caseId, decision: 'approve' });
  await driver.comes(startOn, '09:00');
  await sendLetter(driver, PAST_CAST, caseId, { startOn, months: MONTHS, team: await teamOf(stage, personId) });
}

/** 9.5.2: HR has named who scores, and some of the sheets are in. */
export async function playVacancy(stage: PastStage): Promise<void> {
  const { driver, today } = stage;
  await driver.comes(addDays(today, -9), '09:20');
  const { vacancy, personId } = await nominate(stage, '投诉处理组', '业务增长，新设投诉处理组。');
  await driver.comes(addDays(today, -3), '15:30');
  await confirm(vacancy, personId);
}

interface Nominated {
  readonly vacancy: VacancyPlay;
  readonly personId: string;
  readonly caseId: string;
}

/** 9.1, 9.5.1: the first of the ordinary people whom the rules of 9.2 allow. */
async function nominate({ driver, db }: PastStage, team: string, reason: string): Promise<Nominated> {
  const { head, hr, supervisors } = PAST_CAST;
  const { rows } = await sql<{ id: string; departmentId: string }>`
    select p.id, p.department_id as "departmentId" from person p
    join position_on(${await driver.today()}) t on t.person_id = p.id and t.position = 'agent'
    where p.department_id = (select department_id from person where id = ${head.personId}) and p.status = 'confirmed'
      and not exists (select from personnel_case c where c.person_id = p.id and c.closed_at is null)
    order by (select count(*) from rating r where r.person_id = p.id and r.rating in ('S', 'A')) desc, p.id`.execute(
    db,
  );
  const ordinary = rows.filter(({ id }) => isOrdinary(id));
  const [first] = ordinary;
  if (first === undefined) throw new Error('the sample has nobody to promote');
  const offer = { post: 'team-leader', departmentId: first.departmentId, team, headCount: 1, reason } as const;
  const id = await driver.openVacancy({ ...offer, reportsTo: supervisors[0]?.personId ?? head.personId }, hr);
  const vacancy = new VacancyPlay(driver, PAST_CAST, id);
  for (const { id: personId } of ordinary) {
    try {
      await vacancy.nominate(personId, head, '带教新人耐心，质检成绩稳定。');
      return { vacancy, personId, caseId: (await vacancy.nominee(personId)).id };
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
    }
  }
  throw new Error('nobody of the sample may be nominated');
}

const confirm = (vacancy: VacancyPlay, personId: string): Promise<unknown> =>
  vacancy.confirm(personId, numbersOf([PAST_CAST.head]), numbersOf(PAST_CAST.related));

async function score({ driver, library }: PastStage, vacancy: VacancyPlay, personId: string): Promise<void> {
  await confirm(vacancy, personId);
  const { assessmentForms } = library.inForceOn(await driver.today());
  const scores = (form: 'competency' | 'peripheral') =>
    Object.fromEntries(assessmentForms[form].items.map(({ id }, no) => [id, 86 + (no % 4)]));
  await vacancy.fillIn(personId, 'competency', PAST_CAST.head, scores('competency'));
  for (const rater of PAST_CAST.related) await vacancy.fillIn(personId, 'peripheral', rater, scores('peripheral'));
}

async function teamOf({ driver, db }: PastStage, personId: string): Promise<readonly string[]> {
  const today = await driver.today();
  const { rows } = await sql<{ id: string }>`
    select p.id from person p join position_on(${today}) t on t.person_id = p.id and t.position = 'agent'
    where p.department_id = (select department_id from person where id = ${personId}) and p.id <> ${personId}
      and p.hired_on < ${today} and status_on(p.status, p.confirmed_on, p.left_on, ${today}) = 'confirmed'
    order by p.id desc limit ${TEAM}`.execute(db);
  return rows.map(({ id }) => id);
}
