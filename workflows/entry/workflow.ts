import { setHandler } from '@temporalio/workflow';
import type { EntryActivities } from '../../domain/pipelines/entry/activities.js';
import type { EntryInput } from '../../domain/pipelines/entry/start.js';
import { Desk } from '../engine/desk.js';
import { Interruption, untilWritten } from '../engine/interruption.js';
import { caseInterrupted, getStage } from '../messages/cases.js';
import { announceOpening } from '../engine/opening.js';
import { specialApprovalAsk } from './asks.js';
import { cancelled, graded, hired } from './steps.js';
import { now, readings } from '../engine/turn.js';

const { openEntry, gradeEntry } = readings<EntryActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/**
 * §6: somebody is hired and graded: by rule at once, or above the entry level with HR's special approval (6.2); what
 * the rules refuse is refused to who asked. Level, post and pay hold from the day of hiring.
 */
export async function entry(input: EntryInput): Promise<void> {
  const { caseId, hire, proposed } = input;
  let stage = 'opening';
  setHandler(getStage, () => stage);
  const opening = announceOpening();
  const ends = new Interruption(hire.personId, ['left']);
  const terms = await openEntry({ ...input, at: now() });
  if ('refusal' in terms) return opening.refused(terms.refusal);
  const { policyVersion, choices, outcome } = terms;
  const desk = new Desk({ about: { caseId }, policyVersion: () => policyVersion, hears: [caseInterrupted] });
  if (outcome === 'accepted') {
    stage = 'graded';
    const { refused } = await desk.opens(graded(input, terms.level, { opens: hired(input, choices) }), []);
    if (refused !== undefined) return opening.refused(refused);
    opening.opened();
    return opening.told();
  }

  stage = 'special-approval';
  const { refused } = await desk.opens(hired(input, choices), [specialApprovalAsk(input, terms)]);
  if (refused !== undefined) return opening.refused(refused);
  opening.opened();
  await untilWritten(desk, ends, async (approval) => {
    if (approval?.kind !== 'entry.special-approval') {
      stage = 'cancelled';
      return desk.finish(cancelled(input, ends.happened));
    }
    const asking = { caseId, askedBy: `${caseId}:special`, policyVersion, choices };
    const { level } =
      approval.act.decision === 'approve' ? await gradeEntry({ ...asking, hire: input.kind, proposed }) : terms;
    stage = 'graded';
    return desk.finish(graded(input, level, { approval: approval.act }));
  }); // 6.2
}
