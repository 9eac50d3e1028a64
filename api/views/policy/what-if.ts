import type { Kysely } from 'kysely';
import { listChoicesInForce } from '../../../db/policy/choice-changes.js';
import { readCycleFacts } from '../../../db/cycles/facts.js';
import { cyclesOfMonth, type CycleRow } from '../../../db/cycles/cycles.js';
import type { Database, Queryable } from '../../../db/database.js';
import { approvalMonthOf, listFrozenCases } from '../../../db/cycles/past-cycles.js';
import { payTableOn } from '../../../db/people/pay/pay.js';
import { addToMonth, firstDayOf, type Month } from '../../../domain/vocabulary/month.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { effectiveMonthOf } from '../../../domain/evaluation/switches.js';
import { nthWorkdayOfMonth, type WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import { choicesOn } from '../../../policy/data/choices.js';
import { keptCalendar } from '../../../policy/data/kept-calendar.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import type { Policy } from '../../../policy/data/policy-schema.js';
import type { Choices } from '../../../policy/data/register.js';
import { passMarkOf, type PastCase } from '../../../policy/what-if/what-if.js';
import { compareCycle, launchesIn, type CycleComparison } from '../../../policy/what-if/cycle.js';
import { reachBack, looksFurther } from '../../../policy/what-if/reach.js';
import { levelRequestOf, monthsToRead, widestWindow } from '../../../policy/requests.js';
import { readSwitches } from '../../../policy/what-if/switches.js';
import { WHAT_IF } from '../../../domain/refusals/policy.js';

export interface WhatIfDeps {
  readonly db: Kysely<Database>;
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
}

export interface WhatIfQuestion {
  /** Launch months of past cycles; each is read by itself. */
  readonly cycles: readonly Month[];
  /** Absent: the policy of the cycle. */
  readonly policy?: Policy | undefined;
  /** By key, or by the entry where it has one switch (`I-24`). */
  readonly switches: Choices;
  /** How panels that never sat are taken. */
  readonly panels: 'pass' | 'fail';
}

export interface WhatIfCycle extends CycleComparison {
  readonly cycle: Month;
  /** The frozen facts of the cycle that ran here, or HR's records as of its reference day. */
  readonly source: 'frozen' | 'records';
  readonly cycleId: string | null;
  readonly policyVersion: string;
  readonly choices: Choices;
  /** 12.2, I-42: from when pay follows, by either reading. */
  readonly payFrom: { readonly before: string; readonly after: string };
}

/** What a cycle began with, or would have begun with. */
interface Base {
  readonly cases: readonly PastCase[];
  readonly policy: Policy;
  readonly choices: Choices;
  readonly calendar: WorkdayCalendar;
  readonly approvedIn: Month;
  readonly cycleId: string | null;
}

/**
 * Reads past cycles again under a changed policy or switch. Everything happens in one read-only transaction: nothing
 * can be written.
 * @throws RefusalError `WHAT_IF.*`.
 */
export async function replayCycles(deps: WhatIfDeps, question: WhatIfQuestion, today: string): Promise<WhatIfCycle[]> {
  const switches = readSwitches(deps.library.register, question.switches);
  if (question.policy === undefined && Object.keys(switches).length === 0) {
    throw new RefusalError(refuse(WHAT_IF.NOTHING_CHANGED));
  }
  return deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const replayed: WhatIfCycle[] = [];
      for (const month of question.cycles)
        replayed.push(await replay({ ...deps, trx }, question, switches, month, today));
      return replayed;
    });
}

async function replay(
  deps: WhatIfDeps & { readonly trx: Queryable },
  { policy: changed, panels }: WhatIfQuestion,
  switches: Choices,
  month: Month,
  today: string,
): Promise<WhatIfCycle> {
  const base = await baseOf(deps, month, changed, today);
  const { cases, choices, approvedIn, cycleId, calendar } = base;
  const policy = changed ?? base.policy;
  if (!launchesIn(policy, month)) throw noCycleIn(month);
  const tried = { ...choices, ...switches };
  const payMonth = {
    before: effectiveMonthOf(choices, month, approvedIn),
    after: effectiveMonthOf(tried, month, approvedIn),
  };
  const compared = compareCycle(
    cases,
    {
      before: { policy: base.policy, choices, panels },
      after: { policy, choices: tried, panels, ...passMarkOf(switches) },
    },
    { calendar, pay: await payTableOn(deps.trx, firstDayOf(payMonth.before)) },
  );
  return {
    ...compared,
    cycle: month,
    cycleId,
    policyVersion: base.policy.version,
    choices,
    source: cycleId === null ? 'records' : 'frozen',
    beyond: cycleId === null ? null : compared.beyond,
    payFrom: { before: firstDayOf(payMonth.before), after: firstDayOf(payMonth.after) },
  };
}

async function baseOf(
  { trx, library, calendar }: WhatIfDeps & { readonly trx: Queryable },
  month: Month,
  changed: Policy | undefined,
  today: string,
): Promise<Base> {
  const ran = (await cyclesOfMonth(trx, month)).find(
    ({ stage, evaluatedAt }) => stage !== 'dismissed' && evaluatedAt !== null,
  );
  if (ran !== undefined) return frozenBase(trx, ran, library, calendar, changed);
  const policy = library.inForceOn(firstDayOf(month));
  if (!launchesIn(policy, month)) throw noCycleIn(month);
  const { referenceWorkday } = policy.levelPromotion;
  const referenceDay = nthWorkdayOfMonth(calendar, month, referenceWorkday.value);
  if (referenceDay > today) {
    throw new RefusalError(refuse(WHAT_IF.NOT_PAST, { month, referenceDay }));
  }
  const everybody = await readCycleFacts(trx, {
    referenceDay,
    windowFrom: earliestOf([policy, changed ?? policy], month),
    windowTo: addToMonth(month, -1),
    pastCycle: month,
  });
  const cases = everybody.map((facts): PastCase => {
    const { personId, name } = facts;
    // A setback of today is none of that day.
    const request = levelRequestOf(policy, calendar, { ...facts, demotionPending: false }, month);
    const policies = { before: policy, after: changed ?? policy };
    return reachBack({ personId, name, panel: null, request }, policies, calendar, facts);
  });
  const choices = choicesOn(library, await listChoicesInForce(trx), referenceDay);
  return { cases, policy, choices, calendar, approvedIn: month, cycleId: null };
}

/** The first month that one of the policies may look at, of whomever. */
const earliestOf = (policies: readonly Policy[], month: Month): Month =>
  policies.map((one) => monthsToRead(one, month, widestWindow(one)).first).reduce((a, b) => (a < b ? a : b));

async function frozenBase(
  trx: Queryable,
  cycle: CycleRow,
  library: PolicyLibrary,
  installed: WorkdayCalendar,
  changed: Policy | undefined,
): Promise<Base> {
  const policy = library.byVersion(cycle.policyVersion);
  const calendar = keptCalendar(installed, cycle.month, cycle.calendar);
  const frozen = await listFrozenCases(trx, cycle.id);
  return {
    cases: changed === undefined ? frozen : await withOlder(trx, frozen, { before: policy, after: changed }, calendar),
    policy,
    choices: cycle.choices,
    calendar,
    approvedIn: (await approvalMonthOf(trx, cycle.id)) ?? cycle.month,
    cycleId: cycle.id,
  };
}

/** The cases with the months before their frozen ones where the changed policy looks at them, from the records as they stand. */
async function withOlder(
  trx: Queryable,
  cases: readonly PastCase[],
  policies: { readonly before: Policy; readonly after: Policy },
  calendar: WorkdayCalendar,
): Promise<readonly PastCase[]> {
  const further = cases.filter((one) => looksFurther(one, policies));
  const [some] = further;
  if (some === undefined) return cases;
  const { cycle } = some.request;
  const found = await readCycleFacts(trx, {
    referenceDay: nthWorkdayOfMonth(calendar, cycle, policies.before.levelPromotion.referenceWorkday.value),
    windowFrom: earliestOf([policies.after], cycle),
    windowTo: addToMonth(cycle, -1),
    personIds: further.map(({ personId }) => personId),
  });
  const records = new Map(found.map((facts) => [facts.personId, facts]));
  return cases.map((one) => reachBack(one, policies, calendar, records.get(one.personId)));
}

const noCycleIn = (month: Month): RefusalError => new RefusalError(refuse(WHAT_IF.NO_CYCLE_MONTH, { month }));
