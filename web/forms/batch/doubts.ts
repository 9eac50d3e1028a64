import type { LevelTaskCase } from '../../api/tasks.js';

/** Why somebody is looked at by himself, with the § or entry of the register that says so. */
export interface Doubt {
  readonly what: 'special' | 'hold' | 'acknowledge' | 'ruledMonths' | 'ruledLeave' | 'missing' | 'round' | 'facts';
  readonly clause: string;
  /** What rests on it is not cleared together with others; false where it is told alone. */
  readonly weighs: boolean;
}

const doubt = (what: Doubt['what'], clause: string, weighs = true): Doubt => ({ what, clause, weighs });

type Looked = Pick<LevelTaskCase, 'special' | 'hold' | 'acknowledge' | 'round' | 'evaluation'>;

/** What a promotion rests on beside the rules themselves: a ruling, an exception, facts that moved or contradict each other. */
export function doubtsOf({ special, hold, acknowledge, round, evaluation }: Looked): readonly Doubt[] {
  const request = evaluation?.request;
  const answer = evaluation?.answer;
  const isRuled = request?.kind === 'level-promotion' && (request.ruling ?? null) !== null;
  const rests = isRuled || answer?.findings.some(({ clause }) => clause === 'I-09') === true;
  const isLeave = request?.kind === 'level-promotion' && (request.protectedMonths ?? []).length > 0;
  const isMissing = answer?.warnings.some(({ code }) => code === 'months-missing') === true;
  return [
    ...(special ? [doubt('special', 'I-26')] : []),
    ...(hold ? [doubt('hold', 'I-17')] : []),
    ...(acknowledge ? [doubt('acknowledge', 'I-10')] : []),
    ...(rests ? [doubt(isLeave ? 'ruledLeave' : 'ruledMonths', 'I-09')] : []),
    ...(!rests && isMissing ? [doubt('missing', 'I-09', false)] : []),
    ...(round !== null && round > 1 ? [doubt('round', 'I-15')] : []),
    ...(answer?.warnings ?? [])
      .filter(({ code }) => code === 'inconsistent-facts')
      .slice(0, 1)
      .map(({ clause }) => doubt('facts', clause)),
  ];
}
