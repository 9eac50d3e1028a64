import type { Queryable } from '../../db/database.js';
import { addPayRates, admitPayRates } from '../../db/people/pay/pay.js';
import { judgeDeparture } from '../../db/people/judge-departure.js';
import { confirmReset } from '../../db/accounts/resets.js';
import { noteAccount } from '../../db/accounts/events.js';
import type { AccountEvent } from '../../domain/accounts/account-event.js';
import { declareRelative } from '../../db/people/relatives.js';
import { changeActId, type ChangeKind, type WaitingChange } from '../../domain/second-person/waiting-change.js';
import type { NewEndpoint } from '../../domain/outgoing/endpoint.js';
import type { DepartureInput } from '../../domain/pipelines/departure/start.js';
import { PERSON } from '../../domain/refusals/people/records.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Importer } from '../../imports/importer.js';
import type { WaitingRows } from '../../imports/waiting.js';
import { failureOf } from '../http/failures.js';
import { openByWorkflow, type OpeningDeps } from '../engine/opening.js';
import { followRelations, startSetbacks, startTakenOver, type SetbackStart } from '../engine/start-setbacks.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { retentionNow } from '../../policy/data/library.js';
import type { LiveLibrary } from '../../policy/data/live-library.js';
import { makeEndpoint, type EndpointDeps } from './endpoint.js';
import { judgeErasure } from './erasure.js';
import { departureOrder } from './departure.js';
import { type FactorResetContent, resetFactor } from './second-factor.js';
import type { RelationContent } from './relation.js';
import type { ResetContent } from './password-link.js';
import { giveRoles, type RolesContent } from './roles.js';
import { refuseTaking, takeRoles } from './roles-taken.js';
import { releaseVersion, takeReleases } from './policy-version.js';
import { bringVoiding, takeVoiding, type VoidingDeps } from './voiding.js';
import { makeService, type ServiceContent } from './service-account.js';
import { takeOver } from './taken-over.js';
import { admitSwitch, type PayContent, setSwitch, type SwitchContent } from './settings.js';

export interface CarryOutDeps extends OpeningDeps, SetbackStart, EndpointDeps, VoidingDeps {
  readonly importer: Importer;
  readonly library: LiveLibrary;
}

/** Carries a change out inside the transaction that ends it; gives what is to be done once that is committed. */
type CarryOut = (trx: Queryable, change: WaitingChange, decidedBy: string) => Promise<() => void | Promise<void>>;

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
  departure: async (trx, { no, content }) => {
    const input = content as Omit<DepartureInput, 'caseId'>;
    const judged = await judgeDeparture(trx, input, todayIn('Asia/Shanghai', deps.now().getTime()));
    if ('refusal' in judged) throw new RefusalError(judged.refusal);
    return () => openApproved(deps, no, input);
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
  'roles-taken': async (trx, change, decidedBy) => {
    await takeRoles(trx, change, decidedBy, deps.now());
    return NOTHING;
  },
  'password-reset': async (trx, { content }, decidedBy) => {
    const { accountId, resetNo } = content as ResetContent;
    await confirmReset(trx, resetNo, deps.now());
    await noteAccount(trx, { accountId, actor: decidedBy, event: 'reset-confirmed', at: deps.now() });
    return NOTHING;
  },
  'service-account': async (trx, { content }, decidedBy) => {
    await makeService(trx, content as ServiceContent, decidedBy, deps.now());
    return NOTHING;
  },
  endpoint: async (trx, { content, askedBy }) => {
    await makeEndpoint(trx, deps, content as NewEndpoint, { by: askedBy, at: deps.now() });
    return NOTHING;
  },
  'factor-reset': async (trx, { content }, decidedBy) => {
    await resetFactor(trx, content as FactorResetContent, decidedBy, deps.now());
    return NOTHING;
  },
  erasure: async (trx, change) => {
    await judgeErasure(trx, change, retentionNow(deps.library, deps.now()), deps.now());
    return NOTHING;
  },
  'case-void': async (trx, change, decidedBy) => {
    const act = await takeVoiding(trx, deps, change, decidedBy);
    return async () => {
      await bringVoiding(deps, act);
    };
  },
  'taken-over': async (trx, change, decidedBy) => {
    await takeOver(trx, deps, change, decidedBy);
    return () => {
      startTakenOver(deps);
      startSetbacks(deps);
    };
  },
  switch: async (trx, { content }) => {
    const asked = content as SwitchContent;
    await setSwitch(trx, deps, asked, await admitSwitch(trx, deps, asked));
    return NOTHING;
  },
  'policy-version': async (trx, change, decidedBy) => {
    await releaseVersion(trx, deps, change, decidedBy);
    return () => takeReleases(deps);
  },
  'pay-rates': async (trx, { content }) => {
    const { rates, recordedBy } = content as PayContent;
    await admitPayRates(trx, rates);
    await addPayRates(trx, rates, recordedBy);
    return NOTHING;
  },
});

/** Opens the case of an approved departure; where the engine does not answer, the schedule does it within minutes. */
async function openApproved(deps: CarryOutDeps, no: number, input: Omit<DepartureInput, 'caseId'>): Promise<void> {
  try {
    await openByWorkflow(deps, { actId: changeActId(no) }, departureOrder(input));
  } catch (error) {
    if (failureOf(error).status < 500) throw error;
    deps.log.warn({ err: error, change: no }, 'a departure could not be opened at once; the schedule does it');
  }
}

const REFUSED: Partial<Readonly<Record<ChangeKind, AccountEvent>>> = {
  roles: 'role-refused',
  'password-reset': 'reset-refused',
  'factor-reset': 'factor-reset-refused',
  'service-account': 'service-refused',
};

/** What a refusal leaves beside the change's own end: the ledger of the accounts, where it is about one. */
export async function noteRefusal(trx: Queryable, change: WaitingChange, by: string, at: Date): Promise<void> {
  if (change.kind === 'roles-taken') return refuseTaking(trx, change, by, at);
  const { accountId, roles, opens, name } = change.content as Partial<RolesContent & ServiceContent> & ResetContent;
  if (opens === true) {
    await noteAccount(trx, { accountId, actor: by, event: 'opening-refused', at });
    if (roles?.length === 0) return;
  }
  const event = REFUSED[change.kind];
  if (event === undefined) return;
  const detail = { ...(roles === undefined ? {} : { roles }), ...(name === undefined ? {} : { service: name }) };
  await noteAccount(trx, { accountId, actor: by, event, detail, at });
}
