import type { StepPart } from '../../domain/step/record.js';

/** Which part has to be written before which; the rest may come in any order, and comes in that of the writers. */
interface Precedence {
  readonly first: StepPart;
  readonly then: readonly StepPart[];
  readonly because: string;
}

/** Which parts of a step are written before which, and why; the order of writing is made from it. */
export const PRECEDENCES: readonly Precedence[] = [
  { first: 'hire', then: ['cases', 'effects', 'messages'], because: 'all of them are about a person in the records' },
  { first: 'vacancy', then: ['cases'], because: 'a nomination names its vacancy' },
  {
    first: 'cases',
    then: [
      'trial',
      'session',
      'sheets',
      'assessmentSheets',
      'decisions',
      'effects',
      'documents',
      'messages',
      'attachments',
    ],
    because: 'they name the case, which may begin with this step',
  },
  { first: 'trial', then: ['review'], because: 'a review names its trial' },
  { first: 'session', then: ['sheets'], because: 'a sheet is of a scorer in the session' },
  {
    first: 'candidates',
    then: ['decisions'],
    because: 'a decision is kept with the evaluation that its case rests on after the step',
  },
  {
    first: 'decisions',
    then: ['rebased', 'documents'],
    because: 'what rebases a case was decided under its old version; the file of a case holds all its decisions',
  },
  { first: 'attachments', then: ['documents'], because: 'the file of a case lists all that was handed in' },
  {
    first: 'effects',
    then: ['documents', 'messages'],
    because: 'a document says, and a role or a leaver is looked up, as it is after the decision',
  },
];

/**
 * The parts in the order in which they are written: as given, each after everything that has to come first.
 * @throws Error when two have to come before each other
 */
export function orderOf(parts: readonly StepPart[], precedences = PRECEDENCES): readonly StepPart[] {
  const rest = new Set(parts);
  const order: StepPart[] = [];
  while (rest.size > 0) {
    const waits = (part: StepPart): boolean =>
      precedences.some(({ first, then }) => then.includes(part) && rest.has(first));
    const next = [...rest].find((part) => !waits(part));
    if (next === undefined) throw new Error(`no order of writing for ${[...rest].join(', ')}`);
    rest.delete(next);
    order.push(next);
  }
  return order;
}
