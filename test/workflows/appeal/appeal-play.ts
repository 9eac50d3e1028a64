import type { AppealInput } from '../../../domain/pipelines/appeal/start.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { firstNumber } from '../../support/numbers.js';
import type { TestStack } from '../../support/stack.js';

let numbers = firstNumber();

/** Lodges an appeal past the API. */
export async function lodge(stack: TestStack, input: Omit<AppealInput, 'caseId' | 'evidence'>): Promise<string> {
  numbers += 1;
  const caseId = `SS-${numbers}`;
  await stack.pilot.start(WORKFLOWS.appeal, caseId, { ...input, caseId, evidence: null });
  return caseId;
}
