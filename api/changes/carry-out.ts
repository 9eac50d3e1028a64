import type { Queryable } from '../../db/database.js';
import { confirmReset } from '../../db/accounts/resets.js';
import { noteAccount } from '../../db/accounts/events.js';
import type { AccountEvent } from '../../domain/accounts/account-event.js';
import { declareRelative } from '../../db/people/relatives.js';
import type { ChangeKind, WaitingChange } from '../../domain/second-person/waiting-change.js';
import type { DepartureInput } from '../../domain/pipelines/departure/start.js';
import { PERSON } from '../../domain/refusals/records.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Importer } from '../../imports/importer.js';
import type { WaitingRows } from '../../imports/waiting.js';
import { openByWorkflow, type OpeningDeps } from '../http/opening.js';
import { followRelations, startSetbacks, type SetbackStart } from '../http/start-setbacks.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import { departureOrder } from './departure.js';
import type { ResetContent } from './password-link.js';
import { giveRoles, type RolesContent } from './roles.js';
import { addRates, type PayContent, setSwitch, type SwitchContent } from './settings.js';

export interface CarryOutDeps extends OpeningDeps, SetbackStart {
  readonly importer: Importer;
  readonly library: PolicyLibrary;
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
  roles: async (trx, change, decidedBy) => {
    await giveRoles(trx, change, decidedBy, deps.now());
    return NOTHING;
  },
  'password-reset': async (trx, { content }, decidedBy) => {
    const { accountId, resetNo } = content as ResetContent;
    await confirmReset(trx, resetNo, deps.now());
    await noteAccount(trx, { accountId, actor: decidedBy, event: 'reset-confirmed', at: deps.now() });
    return NOTHING;
  },
  switch: async (trx, { content }) => {
    const { library, now } = deps;
    const today = (): string => todayIn('Asia/Shanghai', now().getTime());
    await setSwitch(trx, { library, now, today }, content as SwitchContent);
    return NOTHING;
  },
  'pay-rates': async (trx, { content }) => {
    await addRates(trx, content as PayContent);
    return NOTHING;
  },
});

const REFUSED: Partial<Readonly<Record<ChangeKind, AccountEvent>>> = {
  roles: 'role-refused',
  'password-reset': 'reset-refused',
};

/** What a refusal leaves beside the change's own end: the ledger of the accounts, where it is about one. */
export async function noteRefusal(trx: Queryable, change: WaitingChange, by: string, at: Date): Promise<void> {
  const event = REFUSED[change.kind];
  if (event === undefined) return;
  const { accountId, roles } = change.content as Partial<RolesContent> & ResetContent;
  await noteAccount(trx, { accountId, actor: by, event, ...(roles === undefined ? {} : { detail: { roles } }), at });
}

/** Of a relation that waits for HR's confirmation (I-35). */
export interface RelationContent {
  readonly personId: string;
  readonly relativeId: string;
  readonly declaredBy: string;
}
