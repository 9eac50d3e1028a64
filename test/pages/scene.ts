import { appoint, decide, hear, layBefore, review } from '../../cli/tour/deciding.js';
import { evaluate, launch, submit } from '../../cli/tour/opening.js';
import { approve, assess, beginTrial, nominate } from '../../cli/tour/promotion.js';
import { Story } from '../../cli/tour/story.js';
import { sampleActor } from '../../cli/play/http-driver.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { Page } from 'playwright-core';
import type { Visit } from './visits.js';

const silent = { chapter: () => Promise.resolve(), say: () => undefined };
/** The sample's employee who is promoted directly. */
const EMPLOYEE = '20030';

/** Plays a cycle of the sample department up to a notice, then a promotion up to its trial: at every halt the pages that show it. */
export async function* playScene(url: string): AsyncGenerator<readonly Visit[]> {
  const story = new Story(url, silent);
  await launch(story);
  yield [await taskVisit(story, 'hr', 'ruling', 'cycle.ruling')];
  await evaluate(story);
  yield [await taskVisit(story, 'head', 'submission', 'cycle.submission')];
  await submit(story);
  yield [await taskVisit(story, 'hr', 'first-review', 'cycle.first-review')];
  await review(story);
  yield [await taskVisit(story, 'hr', 'appoint-panel', 'cycle.appoint-panel')];
  await appoint(story);
  yield [await taskVisit(story, 'head', 'score-sheets', 'defense.sheets')];
  await hear(story);
  await layBefore(story);
  yield [{ ...(await taskVisit(story, 'gm', 'gm-batch', 'cycle.gm-decision')), act: openFacts }];
  await decide(story);
  const employee = await story.as('employee');
  const caseId = (await story.cases()).find(({ personId }) => personId === EMPLOYEE)?.id ?? '';
  await story.cycle.release();
  await story.cycle.interview({ id: caseId, personId: EMPLOYEE });
  const notice = await taskVisit(story, 'employee', 'notice', 'level.notice');
  const [document] = (await employee.get<{ items: readonly { id: string }[] }>('/v1/documents')).items;
  yield [
    { name: 'board', login: 'hr', path: `/cycles/${story.cycleId}` },
    { name: 'case', login: 'hr', path: `/cases/${caseId}` },
    { name: 'inbox-head', login: 'head', path: '/inbox' },
    notice,
    { name: 'document', login: 'employee', path: `/documents/${document?.id ?? ''}` },
  ];
  const candidate = await nominate(story);
  yield [
    await taskVisit(story, 'head', 'nomination', 'vacancy.nomination'),
    await taskVisit(story, 'hr', 'verification', 'vacancy.verification'),
  ];
  for (const chapter of [assess, approve, beginTrial]) await chapter(story, candidate);
  yield [
    { name: 'vacancy', login: 'hr', path: `/vacancies/${candidate.vacancyId}` },
    { name: 'trial', login: 'hr', path: `/trials/${candidate.caseId}` },
    { name: 'candidate', login: 'hr', path: `/cases/${candidate.caseId}` },
  ];
}

/** Opens the facts of the first row: they are no wider than a phone, and the button stays in sight. */
async function openFacts(page: Page): Promise<void> {
  await page.locator('.batch > li .unfolds').first().click();
}

async function taskVisit(story: Story, login: string, name: string, kind: TaskKind): Promise<Visit> {
  const { id } = await story.driver.task({}, kind, sampleActor(login));
  return { name, login, path: `/tasks/${encodeURIComponent(id)}` };
}
