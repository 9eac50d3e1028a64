import type { TestStack } from '../support/stack.js';
import { HEAD, RELATED, SUPERIOR } from '../support/department.js';
import { journalPilot } from '../support/journal-pilot.js';
import { head, hr } from '../support/pilot.js';
import { eligible, RELATED_TOO, VacancyPlay } from '../workflows/position-promotion/vacancy-play.js';
import { keep } from './keep.js';
import { until } from '../../cli/play/until.js';

/** A vacancy with everything in it: a refusal, a rater replaced, a hold, a return, an approval, a place that is filled. */
async function recordFilling(stack: TestStack): Promise<void> {
  const play = await VacancyPlay.open(stack, { headCount: 2 });
  for (const person of ['E1', 'E2', 'E3']) await play.nominate(person);
  await play.confirm('E1', [HEAD], [RELATED]);
  const replaced = { form: 'peripheral', rater: RELATED, by: RELATED_TOO, reason: '出差' } as const;
  await stack.pilot.do(play.vacancyId, 'vacancy.raters', hr, replaced, await play.id('E1'));
  await play.score('E1', HEAD, 60);
  await play.score('E1', RELATED_TOO, 90);
  await until('E1 is at the qualification', async () => (await play.caseOf('E1')).stage === 'qualification');
  await play.qualify('E1', { qualified: false, reason: '未达标' });
  await play.interrupt('E2', 'setback');
  await until('E2 is on hold', async () => (await play.caseOf('E2')).outcome === 'on-hold');
  await play.interrupt('E2', 'setback-over');
  await until('E2 is eligible again', async () => (await play.caseOf('E2')).outcome === 'eligible');
  await play.assess('E2', 80, 80);
  await play.qualify('E2');
  await play.submit('分批');
  const caseId = await play.id('E2');
  await play.decide({ caseId, decision: 'return', reason: '请复核', to: 'qualification' });
  await play.qualify('E2');
  await play.submit('分批');
  await play.decide({ caseId, decision: 'approve' });
  await play.interrupt('E3', 'left');
  await until('the case of E3 is closed', async () => (await play.caseOf('E3')).closed);
  await keep(stack, play.vacancyId, 'positionVacancy-open');
  await play.manage({ do: 'head-count', headCount: 1, reason: '缩编' });
  await play.endTrial(caseId);
  await play.settle(caseId, true);
  await stack.environment.client.workflow.getHandle(play.vacancyId).result();
  await keep(stack, play.vacancyId, 'positionVacancy-filled');
}

/** One that the facts are against, and one that HR closes. */
async function recordClosing(stack: TestStack): Promise<void> {
  await VacancyPlay.open(stack, { reportsTo: 'NOBODY' }).catch(() => undefined);
  const play = await VacancyPlay.open(stack, { reportsTo: SUPERIOR });
  await play.nominate('E1');
  await play.confirm('E1');
  await play.manage({ do: 'close', reason: '业务调整' });
  await stack.environment.client.workflow.getHandle(play.vacancyId).result();
  await keep(stack, play.vacancyId, 'positionVacancy-closed');
}

/** One nomination is taken back, another goes back to the department twice: handed in anew, and withdrawn (0070). */
export async function recordNominations(stack: TestStack): Promise<void> {
  await VacancyPlay.found(stack, [eligible('E1'), eligible('E2'), eligible('E3')]);
  const { client } = stack.environment;
  const pilot = journalPilot({ client, db: stack.database.db, library: stack.library }, 10_000);
  const play = await VacancyPlay.open(stack);
  await play.nominate('E1');
  const second = await stack.pilot.task({ vacancy: play.vacancyId }, 'vacancy.nomination', head);
  await play.nominate('E2');
  await pilot.takeBack(await pilot.find(second.id, head), head);
  const caseId = await play.id('E1');
  const back = async () => {
    const task = await stack.pilot.task({ case: caseId }, 'vacancy.verification', hr);
    await pilot.returnTo(await pilot.find(task.id, hr), hr, 'vacancy.renomination');
  };
  const again = (act: { do: 'nominate' | 'withdraw'; reason: string }) =>
    stack.pilot.do(play.vacancyId, 'vacancy.renomination', head, act, caseId);
  await back();
  await again({ do: 'nominate', reason: '补充业绩' });
  await back();
  await again({ do: 'withdraw', reason: '本人另有安排' });
  await play.nominate('E3');
  await play.assess('E3', 90, 90);
  await play.qualify('E3');
  await play.submit();
  const approved = await play.id('E3');
  await play.decide({ caseId: approved, decision: 'approve' });
  await until('the trial begins', async () => (await play.caseOf('E3')).stage === 'trial');
  await play.endTrial(approved);
  await play.settle(approved, true);
  await client.workflow.getHandle(play.vacancyId).result();
  await keep(stack, play.vacancyId, 'positionVacancy-nominations');
}

export async function recordVacancies(stack: TestStack): Promise<void> {
  await VacancyPlay.found(stack, [eligible('E1'), eligible('E2'), eligible('E3')]);
  await recordFilling(stack);
  await recordClosing(stack);
}
