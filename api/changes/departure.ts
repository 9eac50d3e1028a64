import type { Queryable } from '../../db/database.js';
import { judgeDeparture } from '../../db/people/judge-departure.js';
import { recordFacts } from '../../db/second-person/record-facts.js';
import type { DepartureInput } from '../../domain/pipelines/departure/start.js';
import { DEPARTURE } from '../../domain/refusals/pipelines/departure.js';
import { departureRule } from '../../domain/second-person/record-rules.js';
import { type NewChange, RECORD_DECIDERS } from '../../domain/second-person/waiting-change.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import type { OpeningOrder } from '../engine/opening.js';

/** How a departure is opened, by a single call and by a change that was approved alike. */
export const departureOrder = (input: Omit<DepartureInput, 'caseId'>): OpeningOrder => ({
  series: 'LZ',
  type: WORKFLOWS.departure,
  input: (caseId): DepartureInput => ({ ...input, caseId }),
});

/**
 * The change to be asked for where this departure needs a second person; undefined where HR records it alone.
 * @throws RefusalError `DEPARTURE.*`, also for what the case itself would refuse: nobody is asked for nothing.
 */
export async function departureToAsk(
  db: Queryable,
  input: Omit<DepartureInput, 'caseId'>,
  today: string,
): Promise<NewChange | undefined> {
  const { personId, lastDay, reason, openedBy: actorId } = input;
  const facts = await recordFacts(db, personId);
  if (facts === undefined) throw new RefusalError(refuse(DEPARTURE.NOBODY, { personId }));
  const judged = await judgeDeparture(db, input, today);
  const successorId = 'refusal' in judged ? null : judged.successorId;
  const rule = departureRule({ personId, actorId, roles: facts.roles, heads: facts.heads, successorId });
  if (rule === 'alone') return undefined;
  if (rule !== 'second') throw new RefusalError(rule);
  if ('refusal' in judged) throw new RefusalError(judged.refusal);
  const who = `${facts.name}(${personId})`;
  return {
    kind: 'departure',
    clause: 'I-58',
    what: text(
      `${who} 离职，最后工作日 ${lastDay}，接任人 ${judged.successorId}`,
      `${who} leaves, last day ${lastDay}, successor ${judged.successorId}`,
    ),
    reason,
    about: [personId],
    deciders: RECORD_DECIDERS,
    content: input,
    askedBy: actorId,
  };
}
