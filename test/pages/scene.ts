import { appoint, decide, hear, layBefore, review } from '../../cli/tour/deciding.js';
import type { Guest } from '../../cli/tour/house.js';
import { evaluate, launch, submit } from '../../cli/tour/opening.js';
import { approve, assess, beginTrial, nominate } from '../../cli/tour/promotion.js';
import { Story } from '../../cli/tour/story.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { Visit } from './visits.js';

const silent = { chapter: () => Promise.resolve(), say: () => undefined };
/** The sample's employee who is promoted directly. */
const EMPLOYEE = '20030';

/** Plays a cycle of the sample department up to a notice, then a promotion up to its trial: at every halt the pages that show it. */
export async function* playScene(url: string): AsyncGenerator<readonly Visit[]> {
  const story = new Story(url, silent);
  const hr = await story.as('hr');
  const head = await story.as('head');
  await launch(story);
  yield [await taskVisit(hr, 'ruling', 'cycle.ruling')];
  await evaluate(story);
  yield [await taskVisit(head, 'submission', 'cycle.submission')];
  await submit(story);
  yield [await taskVisit(hr, 'first-review', 'cycle.first-review')];
  await review(story);
  yield [await taskVisit(hr, 'appoint-panel', 'cycle.appoint-panel')];
  await appoint(story);
  yield [await taskVisit(head, 'score-sheets', 'defense.sheets')];
  await hear(story);
  await layBefore(story);
  yield [await taskVisit(await story.as('gm'), 'gm-batch', 'cycle.gm-decision')];
  await decide(story);
  const employee = await story.as('employee');
  const caseId = (await story.castNow()).find(({ personId }) => personId === EMPLOYEE)?.id ?? '';
  await hr.complete('cycle.release', {}, `&cycle=${story.cycleId}`);
  const mine = `&case=${caseId}`;
  await head.complete('level.interview', { heldOn: story.today, summary: '已就结果面谈' }, mine);
  await employee.complete('level.interview-confirmation', { tookPlace: true }, mine);
  const notice = await taskVisit(employee, 'notice', 'level.notice');
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
    await taskVisit(head, 'nomination', 'vacancy.nomination'),
    await taskVisit(hr, 'verification', 'vacancy.verification'),
  ];
  for (const chapter of [assess, approve, beginTrial]) await chapter(story, candidate);
  yield [
    { name: 'vacancy', login: 'hr', path: `/vacancies/${candidate.vacancyId}` },
    { name: 'trial', login: 'hr', path: `/trials/${candidate.caseId}` },
    { name: 'candidate', login: 'hr', path: `/cases/${candidate.caseId}` },
  ];
}

async function taskVisit(guest: Guest, name: string, kind: TaskKind): Promise<Visit> {
  const { id } = await guest.task(kind);
  return { name, login: guest.login, path: `/tasks/${encodeURIComponent(id)}` };
}
