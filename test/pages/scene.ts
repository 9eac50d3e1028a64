import { appoint, decide, hear, layBefore, review } from '../../cli/tour/deciding.js';
import type { Guest } from '../../cli/tour/house.js';
import { evaluate, launch, submit } from '../../cli/tour/opening.js';
import { Story } from '../../cli/tour/story.js';
import type { TaskKind } from '../../domain/acts.js';
import type { Visit } from './visits.js';

const silent = { chapter: () => Promise.resolve(), say: () => undefined };
/** The sample's employee who is promoted directly. */
const EMPLOYEE = '20030';

/** Plays a cycle of the sample department up to a notice, and begins a vacancy: at every halt the pages that show it. */
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
  const vacancyId = await openVacancy(hr);
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
    { name: 'vacancy', login: 'hr', path: `/vacancies/${vacancyId}` },
    await taskVisit(head, 'nomination', 'vacancy.nomination'),
    notice,
    { name: 'document', login: 'employee', path: `/documents/${document?.id ?? ''}` },
  ];
}

async function taskVisit(guest: Guest, name: string, kind: TaskKind): Promise<Visit> {
  const { id } = await guest.task(kind);
  return { name, login: guest.login, path: `/tasks/${encodeURIComponent(id)}` };
}

async function openVacancy(hr: Guest): Promise<string> {
  const { departmentId } = await hr.get<{ readonly departmentId: string }>('/v1/people/20002');
  const { id } = await hr.post<{ readonly id: string }>('/v1/vacancies', {
    ...{
      post: 'team-leader',
      department: departmentId,
      team: '一组',
      reportsTo: '20002',
      headCount: 1,
      reason: '业务扩展',
    },
  });
  return id;
}
