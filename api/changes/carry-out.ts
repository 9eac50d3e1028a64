import type { Queryable } from '../../db/database.js';
import { declareRelative } from '../../db/people/relatives.js';
import type { ChangeKind, WaitingChange } from '../../domain/second-person/waiting-change.js';
import type { DepartureInput } from '../../domain/pipelines/departure/start.js';
import { PERSON } from '../../domain/refusals/records.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Importer } from '../../imports/importer.js';
import type { WaitingRows } from '../../imports/waiting.js';
import { openByWorkflow, type OpeningDeps } from '../http/opening.js';
import { followRelations, startSetbacks, type SetbackStart } from '../http/start-setbacks.js';
import { departureOrder } from './departure.js';

export interface CarryOutDeps extends OpeningDeps, SetbackStart {
  readonly importer: Importer;
}

/** Carries a change out inside the transaction that ends it; gives what is to be done once that is committed. */
type CarryOut = (trx: Queryable, change: WaitingChange, decidedBy: string) => Promise<() => void>;

const NOTHING = (): void => undefined;

/**
 * What carries out each kind of change once a second person has approved it: the very functions of the single calls, so
 * that everything is judged again as things stand by then. Each throws the RefusalError that the single call would.
 */
export const createCarryOut = (deps: CarryOutDeps): Readonly<Record<ChangeKind, CarryOut>> => ({
  'import-rows': async (trx, { content, askedBy }, decidedBy) => {
    const { kind } = await deps.importer.applyWaiting(trx, content as WaitingRows, { askedBy, decidedBy });
    return () => {
      if (kind === 'people') followRelations(deps);
      else startSetbacks(deps);
    };
  },
  departure: async (_, { no, content }) => {
    await openByWorkflow(deps, { actId: `change-${no}` }, departureOrder(content as Omit<DepartureInput, 'caseId'>));
    return NOTHING;
  },
  relation: async (trx, { content }) => {
    const { personId, relativeId, declaredBy } = content as RelationContent;
    if (!(await declareRelative(trx, personId, relativeId, declaredBy))) {
      throw new RefusalError(refuse(PERSON.NOT_FOUND));
    }
    return NOTHING;
  },
});

/** Of a relation that waits for HR's confirmation (I-35). */
export interface RelationContent {
  readonly personId: string;
  readonly relativeId: string;
  readonly declaredBy: string;
}
