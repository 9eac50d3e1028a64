import { sql, type Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { cited } from '../../domain/pipelines/decisions.js';
import { trialIdOf } from '../../workflows/messages/position.js';
import { verifyRecomputed } from './closing.js';
import { must } from './must.js';
import { actor, numbersOf } from '../play/cast.js';
import type { Guest } from '../play/guest.js';
import { sendLetter } from '../play/trial.js';
import { until } from '../play/until.js';
import { sheetKind, VacancyPlay } from '../play/vacancy.js';
import { sampleActor } from '../play/http-driver.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { SheetForm } from '../../domain/pipelines/position-promotion/vacancy.js';
import type { Story } from './story.js';
import { LAUNCH } from '../../domain/refusals/play.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

/** Of the trial, and of the team that is led on it (9.5.5, 9.5.6). */
const MONTHS = 3;
const TEAM = 6;
/** Above the marks of 9.4.1. */
const SCORE = 85;

interface Candidate {
  readonly vacancyId: string;
  readonly caseId: string;
  readonly personId: string;
  readonly personName: string;
}
interface Person {
  readonly id: string;
  readonly name: string;
  readonly departmentId: string;
  readonly position: string | null;
  readonly level: string | null;
  readonly status: string;
  readonly superiorId: string | null;
  readonly trial: { readonly from: string; readonly until: string } | null;
}

/** §9 up to the running trial, on the live service: 9.1 to 9.5.5; the months after it pass by themselves. */
export async function promote(story: Story, db: Kysely<Database>): Promise<void> {
  const candidate = await nominate(story);
  await assess(story, candidate);
  await approve(story, candidate);
  await beginTrial(story, candidate);
  await verifyTrial(story, candidate, db);
}

/** 9.1, 9.5.1: a vacancy; who may not be nominated is refused with the § that stands against him. */
export async function nominate(story: Story): Promise<Candidate> {
  const { narrator } = story;
  await narrator.chapter('9.1, 9.5.1', '发布班组长空缺，申报人选', 'A vacancy, and a nominee');
  const { driver, cast } = story;
  const hr = await story.as('hr');
  const { departmentId } = await hr.get<Person>(`/v1/people/${cast.head.personId}`);
  const offer = { post: 'team-leader', departmentId, team: '演示班组', headCount: 1 } as const;
  const reportsTo = sampleActor('supervisor').personId;
  const vacancyId = await driver.openVacancy({ ...offer, reportsTo, reason: '演示：业务发展，新设班组' }, cast.hr);
  const vacancy = new VacancyPlay(driver, cast, vacancyId);
  narrator.say(`✓ ${vacancyId} 班组长 1 人 · one team leader`);
  const standings = await hr.all<{
    readonly person: Person;
    readonly positionPromotion: { readonly to: string; readonly state: string } | null;
  }>(`/v1/standings?department=${departmentId}&position=agent`);
  const may = (state: string) => (one: (typeof standings)[number]) =>
    one.positionPromotion?.to === 'team-leader' && one.positionPromotion.state === state;
  const unfit = standings.find(may('out-of-reach')) ?? standings.find(may('reachable'));
  const reason = '演示：带教新人，质量稳定';
  if (unfit !== undefined) {
    const nomination = vacancy.nominate(unfit.person.id, cast.head, reason);
    await story.expectRefusal(`不符合条件者 ${unfit.person.name} · not eligible`, nomination);
  }
  const busy = await openPromotions(hr);
  const fit = standings.filter(may('met')).find(({ person }) => person.trial === null && !busy.has(person.id));
  if (fit === undefined) throw new RefusalError(refuse(LAUNCH.TOUR_NOBODY));
  const { id: personId, name: personName } = fit.person;
  await vacancy.nominate(personId, cast.head, reason);
  const { candidates } = await hr.get<{
    candidates: readonly {
      readonly id: string;
      readonly eligibility: {
        readonly answer: {
          readonly findings: readonly {
            readonly clause: string;
            readonly met: boolean;
            readonly actual: { zh: string };
          }[];
        };
      };
    }[];
  }>(`/v1/vacancies/${vacancyId}`);
  const [nominee] = candidates;
  if (nominee === undefined) throw new Error(`read back: ${vacancyId} has no nominee`);
  narrator.say(`✓ ${personName} ${nominee.id}`);
  for (const { clause, met, actual } of nominee.eligibility.answer.findings)
    narrator.say(`    ${met ? '✓' : '✗'} ${cited(clause)} ${actual.zh}`);
  return { vacancyId, caseId: nominee.id, personId, personName };
}

/** People whose promotion to a post is open already, from an earlier tour. */
async function openPromotions(hr: Guest): Promise<ReadonlySet<string>> {
  const cases = await hr.all<{ readonly personId: string }>('/v1/cases?kind=position-promotion&open=true');
  return new Set(cases.map(({ personId }) => personId));
}

/** 9.5.2, 9.5.3: HR confirms the facts, heads score, HR fills in the qualification record. */
export async function assess(story: Story, { vacancyId, caseId, personId }: Candidate): Promise<void> {
  const { narrator, cast } = story;
  await narrator.chapter('9.5.2–9.5.3', '核定、评估表、资格审查', 'Verification, sheets, qualification');
  const vacancy = new VacancyPlay(story.driver, cast, vacancyId);
  const raters = [...cast.related, actor('10012')];
  const competency = [cast.head.personId];
  await story.expectRefusal('候选人给自己评分 · rates himself', vacancy.confirm(personId, competency, [personId]));
  await vacancy.confirm(personId, competency, numbersOf(raters));
  await fillIn(story, vacancy, { caseId, personId }, 'competency', cast.head);
  for (const rater of raters) await fillIn(story, vacancy, { caseId, personId }, 'peripheral', rater);
  await vacancy.qualify(personId);
  narrator.say('✓ 胜任素质与周边绩效均达 §9.4.1 的分数，评定为符合 · both marks of 9.4.1 are reached');
}

/** The items are read where the rater reads them: at his task. */
async function fillIn(
  { driver }: Story,
  vacancy: VacancyPlay,
  { caseId, personId }: Pick<Candidate, 'caseId' | 'personId'>,
  form: SheetForm,
  rater: Actor,
): Promise<void> {
  const { id } = await driver.task({ case: caseId }, sheetKind(form), rater);
  const path = `/v1/tasks/${encodeURIComponent(id)}/sheet`;
  const { items } = await (
    await driver.person(rater.personId)
  ).get<{ items: readonly { readonly id: string }[] }>(path);
  await vacancy.fillIn(personId, form, rater, Object.fromEntries(items.map((item) => [item.id, SCORE])));
}

/** Plays the general manager's approval of a trial (9.5.4). */
export async function approve(story: Story, { vacancyId, caseId, personName }: Candidate): Promise<void> {
  const { narrator } = story;
  await narrator.chapter('9.5.4', '总经理审批试用任命', 'The general manager approves the trial');
  const vacancy = new VacancyPlay(story.driver, story.cast, vacancyId);
  await vacancy.submit();
  const bare = vacancy.decide({ caseId, decision: 'return' });
  await story.expectRefusal('退回而不写理由 · returning without a reason', bare);
  await vacancy.decide({ caseId, decision: 'approve' });
  narrator.say(`✓ 准予试用任命 · approved: ${personName}`);
}

/** 9.5.5: never under three months. */
export async function beginTrial(story: Story, { caseId, personId }: Candidate): Promise<void> {
  const { narrator } = story;
  await narrator.chapter('9.5.5', '试用任命通知', 'The letter of the trial');
  const hr = await story.as('hr');
  const agents = await hr.all<Person>('/v1/people?position=agent&status=confirmed');
  const leads = new Set(agents.filter(({ trial }) => trial !== null).map(({ id }) => id));
  const team = agents
    .filter(({ id, trial, superiorId }) => id !== personId && trial === null && !leads.has(superiorId ?? ''))
    .slice(0, TEAM)
    .map(({ id }) => id);
  const letter = { startOn: story.today, months: MONTHS, team };
  const send = (one: typeof letter) => sendLetter(story.driver, story.cast, caseId, one);
  await story.expectRefusal('试用两个月 · two months', send({ ...letter, months: MONTHS - 1 }));
  await send(letter);
  const { reviewOn, lastDay } = await running(hr, caseId);
  narrator.say(
    `✓ 自 ${story.today} 至 ${lastDay}，带 ${team.length} 人，汇报 ${sampleActor('supervisor').personId}；考核 ${reviewOn} 09:00 自动发起（§9.5.6）· the review begins by itself`,
  );
}

interface Trial {
  readonly stage: string;
  readonly startOn: string | null;
  readonly reviewOn: string | null;
  readonly lastDay: string | null;
}

/** The trial begins by itself on its day, which is today. */
function running(hr: Guest, caseId: string): Promise<Trial> {
  return until(`the trial of ${caseId} begins`, async () => {
    const trial = await hr.get<Trial>(`/v1/trials/${caseId}`);
    return trial.stage === 'running' && trial;
  });
}

/** I-52: on trial, with unchanged level and pay; told to whom it concerns; tasks and ledger as they have to be. */
async function verifyTrial(story: Story, candidate: Candidate, db: Kysely<Database>): Promise<void> {
  const { narrator } = story;
  const { caseId, personId, personName, vacancyId } = candidate;
  await narrator.chapter('9.5.5', '回读并核对', 'Read back and checked');
  const hr = await story.as('hr');
  const trial = await running(hr, caseId);
  const person = await hr.get<Person>(`/v1/people/${personId}`);
  must(person.trial?.until === trial.lastDay, `${personId} is not shown as on trial until ${trial.lastDay}`);
  must(person.superiorId === sampleActor('supervisor').personId, `${personId} reports to ${person.superiorId}`);
  must(person.position === 'agent', `the post has changed to ${person.position} before the appointment`);
  const { items } = await hr.get<{ items: readonly { readonly kind: TaskKind }[] }>(`/v1/tasks?case=${caseId}`);
  must(
    items.some(({ kind }) => kind === 'trial.manage') && items.some(({ kind }) => kind === 'review.raters'),
    'HR has no task of the trial',
  );
  const { rows } = await sql<{ letters: number; told: number; levels: number; pay: number; acts: readonly string[] }>`
    select (select count(*)::int from document where case_id = ${caseId} and kind = 'trial-letter') as letters,
           (select count(distinct person_id)::int from message where case_id = ${caseId} and clause = '9.5.5') as told,
           (select count(*)::int from level_history where case_id = ${caseId}) as levels,
           (select count(*)::int from pay_change where case_id = ${caseId}) as pay,
           array(select act from ledger where case_id = ${caseId} order by id) as acts`.execute(db);
  const [found] = rows;
  must(found?.letters === 1 && found.told >= 3, `${found?.letters} letters, ${found?.told} people told`);
  must(found?.levels === 0 && found.pay === 0, 'level or pay moved during the trial (I-52)');
  for (const act of [
    'vacancy.nomination',
    'vacancy.verification',
    'vacancy.qualification',
    'vacancy.gm-decision',
    'trial.letter',
  ])
    must(found?.acts.includes(act) === true, `the ledger has no ${act}`);
  narrator.say(
    `✓ ${personName} 试用任命中：职级、薪资不变（I-52），台账 ${found?.acts.length} 条 · on trial, level and pay unchanged`,
  );
  await verifyRecomputed(story, [{ id: caseId }]);
  narrator.say(
    `  流程 ${vacancyId}、${caseId}、${trialIdOf(caseId)} 与其计时留在引擎中，重启服务后继续 · they and their timers stay in the engine`,
  );
}
