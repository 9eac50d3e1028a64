import type { SetbackInput } from '../../domain/pipelines/setback/start.js';
import { CaseEnded, CaseReturned } from '../engine/case-desk.js';
import { carryOut, goOnWithPlan } from './carrying-out.js';
import { stateCause } from './cause.js';
import { decide } from './deciding.js';
import { SetbackOffice } from './office.js';
import { asFound, closed, decidedAgain, endedBy, opening, withoutMeasure } from './records.js';

/**
 * §11 for one C or D of one person: its cause, the complaint behind it, what the person says to it, the measure that
 * HR proposes and the general manager decides, and what becomes of it: a plan that is reviewed (11.1), or a lower level
 * with or without his agreement (11.2, 11.3, I-77).
 */
export async function setback(input: SetbackInput): Promise<void> {
  const office = new SetbackOffice(input);
  await office.takeTerms();
  while ((await playRound(office)) === 'again') office.round += 1; // I-38, I-74
}

async function playRound(office: SetbackOffice): Promise<'again' | 'closed'> {
  try {
    await office.playRound(() => play(office));
  } catch (error) {
    if (error instanceof CaseReturned) return 'again'; // its cause is stated anew
    if (!(error instanceof CaseEnded)) throw error;
    if (error.by.why === 'appeal-round') return 'again';
    office.stage = 'closed';
    office.holds = false;
    await office.desk.finish(endedBy(office.input.caseId, error.by));
  }
  return 'closed';
}

async function play(office: SetbackOffice): Promise<void> {
  const { desk, input } = office;
  office.hasFailed = false;
  const takenOver = office.round === 1 ? input.takenOver : undefined;
  if (takenOver !== undefined) office.cause = { cause: 'other', statement: takenOver.entry.cause };
  const { found: first } = await office.evaluate();
  if (first.measure === 'none') {
    office.holds = false; // an earlier round may have held (I-74)
    await desk.finish(
      office.round === 1 ? withoutMeasure(input, office.terms, first) : closed(input.caseId, {}, 'no-measure'),
    );
    return;
  }
  if (takenOver !== undefined) return goOnWithPlan(office, takenOver, first);
  office.holds = true;
  const begins = office.round === 1 ? opening(input, office.terms, first) : decidedAgain(input.caseId, office.round);
  const { record, found } = await stateCause(office, begins);
  const leavesNoChoice = found.measure === 'improvement-plan' && found.approval === 'standard';
  if (leavesNoChoice) await carryOut(office, { record, found, measure: asFound(found, office.cause.statement) });
  else await carryOut(office, await decide(office, record, found, false));
}
