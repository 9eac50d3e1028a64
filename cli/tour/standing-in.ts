import type { LevelCaseShown } from '../play/http-driver.js';
import { must } from './must.js';
import type { Story } from './story.js';

const KIND = 'level.interview';

interface Results {
  readonly results: readonly { readonly taskId: string; readonly state: string }[];
}

/**
 * The interviews (8.5.6) as a department has them: HR urges, the head asks HR back, a deputy does one in her place (I-39),
 * and the rest are recorded in one act.
 */
export async function interviews(story: Story, cast: readonly LevelCaseShown[]): Promise<void> {
  const { narrator, driver, today } = story;
  const [head, hr] = [await story.as('head'), await story.as('hr')];
  const mine = new Map<string, string>();
  for (const { id } of cast) mine.set(id, (await driver.task({ case: id }, KIND, story.cast.superior)).id);
  const [first, ...others] = cast;
  if (first === undefined) return;
  const taskOf = (caseId: string): string => mine.get(caseId) ?? '';

  const urged = await hr.post<Results>('/v1/tasks/urges', { taskIds: [taskOf(first.id)] });
  must(urged.results[0]?.state === 'open', 'HR could not urge');
  narrator.say(`✓ 人力资源部催办 ${first.personName} 的面谈，期限不变 · HR urges; the due day stays`);

  const question = { to: hr.personId, question: '演示：本期通知书何时送达？' };
  await head.post(`/v1/tasks/${encodeURIComponent(taskOf(first.id))}/questions`, question);
  const { items } = await hr.get<{ items: readonly { no: number; caseId: string }[] }>('/v1/questions');
  const asked = items.find(({ caseId }) => caseId === first.id);
  must(asked !== undefined, 'the question did not reach HR');
  await hr.post(`/v1/questions/${asked?.no ?? 0}/answer`, { answer: '演示：面谈确认后当日送达。' });
  narrator.say('✓ 负责人向人力资源部沟通，答复显示在任务旁 · the head asks HR; the answer stands beside the task');

  await byDeputy(story, first, taskOf(first.id));
  const rows = others.map(({ id }) => ({
    taskId: taskOf(id),
    form: { heldOn: today, summary: '演示：已就结果面谈' },
  }));
  if (rows.length === 0) return;
  const { results } = await head.post<Results>('/v1/tasks/completions', { rows });
  must(
    results.every(({ state }) => state === 'completed'),
    `interviews: ${JSON.stringify(results)}`,
  );
  narrator.say(`✓ 一次记录 ${rows.length} 人的面谈 · ${rows.length} interviews in one act`);
}

/** I-39: the head names a deputy for today and this kind of task, who acts in her place; both names stay. */
async function byDeputy(story: Story, one: LevelCaseShown, taskId: string): Promise<void> {
  const { narrator, today } = story;
  const [head, deputy] = [await story.as('head'), await story.as('related')];
  const proxies = `/v1/people/${head.personId}/proxies`;
  const { no } = await head.post<{ no: number }>(proxies, {
    deputyId: deputy.personId,
    from: today,
    until: today,
    kinds: [KIND],
    reason: '演示：当日外出',
  });
  const done = await deputy.complete(taskId, { heldOn: today, summary: '演示：代为面谈' });
  must(done.state === 'completed', 'the deputy could not act');
  await head.remove(`${proxies}/${no}`);
  narrator.say(`✓ 代理人代负责人面谈 ${one.personName}，记录写明代谁办理 · by a deputy, for the head (I-39)`);
}
