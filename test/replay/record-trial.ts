import { addDays } from '../../domain/vocabulary/civil-date.js';
import { hr } from '../support/pilot.js';
import type { TestStack } from '../support/stack.js';
import { TrialPlay } from '../workflows/trial/trial-play.js';
import { keep } from './keep.js';

/**
 * A trial with everything in it: a pause, a review below the mark, the extension, another review with a rater replaced,
 * at the mark; and one that ends early.
 */
export async function recordTrial(stack: TestStack): Promise<void> {
  const play = await TrialPlay.begin(stack, 12);
  await play.letter(await stack.today());
  await play.reach('running');
  await stack.skipTo(addDays(await stack.today(), 10), '12:00');
  const from = await stack.today();
  await play.manage({ do: 'pause', from, reason: '病假' });
  await stack.skipTo(addDays(from, 14), '12:00');
  await play.manage({ do: 'resume', on: await stack.today() });
  await play.do('review.raters', hr, { superiors: ['M-SUP'], departmentHeads: ['M-HEAD'] });
  await stack.skipTo((await play.row()).reviewOn ?? '', '09:05');
  await play.reach('review');
  await play.answerAll(70);
  await play.do('trial.below-mark', hr, { propose: 'extend', months: 1, reason: '再观察' });
  await play.approve('trial.extension');
  await keep(stack, play.trialId, 'trialAppointment-extended');
  await stack.skipTo((await play.row()).reviewOn ?? '', '09:05');
  await play.reach('review');
  const [first] = (await play.raters()).filter(({ group }) => group === 'subordinates');
  await play.manage({ do: 'replace-rater', rater: first?.person ?? '', reason: '出差' });
  await play.answerAll(90);
  await play.result();
  await keep(stack, play.trialId, 'trialAppointment-passed');
}
