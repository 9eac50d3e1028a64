import type { Actor } from '../../domain/vocabulary/roles.js';
import type { OpenTask } from '../../cli/play/engine-driver.js';
import { until } from '../../cli/play/until.js';
import { head, hr } from '../support/pilot.js';
import type { TestStack } from '../support/stack.js';
import { Play } from '../workflows/level-promotion/play.js';
import { eligible, VacancyPlay } from '../workflows/position-promotion/vacancy-play.js';
import { TrialPlay } from '../workflows/trial/trial-play.js';
import { keep } from './keep.js';

// Runs that an earlier run handed over to, and that handed over to a later one, on a server that asks for it early: what is
// carried, and what happens between.

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;

/** Claims and releases a task until the engine has begun another run; gives its id. */
async function nextRun(stack: TestStack, workflowId: string, task: OpenTask, by: Actor): Promise<string> {
  const { workflow } = stack.environment.client;
  const runId = async () => (await workflow.getHandle(workflowId).describe()).runId;
  const before = await runId();
  return until(`another run of ${workflowId}`, async () => {
    await stack.pilot.claim(task, by);
    await stack.pilot.release(task, by);
    const now = await runId();
    return now !== before && now;
  });
}

/** Whatever happens between two runs is in the file of the one that is kept. */
async function between(
  stack: TestStack,
  { workflowId, name, by }: { readonly workflowId: string; readonly name: string; readonly by: Actor },
  taskNow: () => Promise<OpenTask>,
  happens: () => Promise<unknown>,
): Promise<void> {
  const run = await nextRun(stack, workflowId, await taskNow(), by);
  await happens();
  await nextRun(stack, workflowId, await taskNow(), by);
  await keep(stack, workflowId, name, run);
}

/** 8.5.2: submitted in a run that was carried on to. */
export async function recordContinuedCycle(stack: TestStack): Promise<void> {
  const people = ['E1', 'E2'].map((id) => ({ id, level: 'junior-1' as const, ratings: B }));
  const play = await Play.evaluated(stack, people);
  const about = { workflowId: play.cycleId, name: 'levelPromotionCycle-continued' };
  const submission = await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
  const run = await nextRun(stack, play.cycleId, submission, head);
  await play.submit();
  await nextRun(stack, play.cycleId, await stack.pilot.waitFor(play.cycleId, 'cycle.first-review'), hr);
  await keep(stack, about.workflowId, about.name, run);
}

/** 9.5.1: nominated in such a run. */
export async function recordContinuedVacancy(stack: TestStack): Promise<void> {
  await VacancyPlay.found(stack, [eligible('E1'), eligible('E2')]);
  const play = await VacancyPlay.open(stack);
  await play.nominate('E1');
  const about = { workflowId: play.vacancyId, name: 'positionVacancy-continued', by: hr };
  await between(
    stack,
    about,
    () => stack.pilot.waitFor(play.vacancyId, 'vacancy.manage'),
    () => play.nominate('E2'),
  );
}

/** 9.5.5, I-51: paused and resumed in such a run, with the timers of before. */
export async function recordContinuedTrial(stack: TestStack): Promise<void> {
  const play = await TrialPlay.begin(stack, 3);
  await play.letter(await stack.today());
  await play.reach('running');
  const about = { workflowId: play.trialId, name: 'trialAppointment-continued', by: hr };
  await between(
    stack,
    about,
    () => play.waitFor('trial.manage'),
    async () => {
      const today = await stack.today();
      await play.manage({ do: 'pause', from: today, reason: '病假' });
      await play.manage({ do: 'resume', on: today });
    },
  );
}
