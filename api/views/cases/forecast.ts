import type { Queryable } from '../../../db/database.js';
import { listPeople, type PeoplePage } from '../../../db/people/people.js';
import { readStandingFacts } from '../../../db/people/standing.js';
import type { PersonForecast } from '../../../domain/evaluation/forecast.js';
import type { PersonSummary } from '../../../domain/people/people.js';
import { FORECAST } from '../../../domain/refusals/policy.js';
import type { CivilDate } from '../../../domain/vocabulary/civil-date.js';
import { firstDayOf, type Month } from '../../../domain/vocabulary/month.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { isYearPublished, nthWorkdayOfMonth, type WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { createForecast } from '../../../policy/forecast/forecast.js';
import { peopleScope, viewerOf } from '../viewer.js';
import { cyclesToStart } from './next-cycle.js';

export interface ForecastDeps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
}

/** Somebody of a forecast. */
export interface Foretold extends PersonForecast {
  readonly person: PersonSummary;
}

/** A cycle to come as its reader may see it. */
export interface CycleForecast {
  /** Null where no cycle comes within a year. */
  readonly cycle: Month | null;
  /** The cycles that may be asked about, nearest first. */
  readonly cycles: readonly Month[];
  readonly referenceDay: CivilDate | null;
  /** The workdays of that month are projected. */
  readonly provisional: boolean;
  readonly people: readonly Foretold[];
}

/** How many cycles ahead are foretold. */
const CYCLES = 2;
const PAGE = 500;

async function monthsAhead(deps: ForecastDeps, today: CivilDate): Promise<readonly Month[]> {
  const months: Month[] = [];
  for await (const { month } of cyclesToStart({ ...deps, today })) {
    months.push(month);
    if (months.length === CYCLES) break;
  }
  return months;
}

async function peopleOnLadder(db: Queryable, actor: Actor, today: CivilDate): Promise<readonly PersonSummary[]> {
  const people: PersonSummary[] = [];
  let after: PeoplePage['next'] = null;
  do {
    const from: { after?: NonNullable<PeoplePage['next']> } = after === null ? {} : { after };
    const page: PeoplePage = await listPeople(db, {
      ...peopleScope(actor),
      ...from,
      onLadder: true,
      today,
      limit: PAGE,
    });
    people.push(...page.items);
    after = page.next;
  } while (after !== null);
  return people;
}

/**
 * What a cycle to come would find of everybody whom the reader may see, with what is recorded today; the nearest where
 * none is asked for.
 * @throws RefusalError `FORECAST.NOT_AHEAD` for another month.
 */
export async function foretell(
  deps: ForecastDeps,
  actor: Actor,
  { today, asked }: { readonly today: CivilDate; readonly asked: Month | undefined },
): Promise<CycleForecast> {
  const { db, library, calendar } = deps;
  const cycles = await monthsAhead(deps, today);
  if (asked !== undefined && !cycles.includes(asked)) {
    throw new RefusalError(refuse(FORECAST.NOT_AHEAD, { month: asked, cycles }));
  }
  const cycle = asked ?? cycles[0] ?? null;
  if (cycle === null) return { cycle, cycles, referenceDay: null, provisional: false, people: [] };
  const people = await peopleOnLadder(db, actor, today);
  const facts = await readStandingFacts(
    db,
    people.map(({ id }) => id),
    today,
    viewerOf(actor),
  );
  const forecastOf = createForecast({ library, calendar });
  const { referenceWorkday } = library.inForceOn(firstDayOf(cycle)).levelPromotion;
  const referenceDay = nthWorkdayOfMonth(calendar, cycle, referenceWorkday.value);
  return {
    cycle,
    cycles,
    referenceDay,
    provisional: !isYearPublished(calendar, referenceDay),
    people: people.flatMap((person) => {
      const known = facts.get(person.id);
      const found = known === undefined ? undefined : forecastOf(known, cycle, today);
      return found === undefined ? [] : [{ person, ...found }];
    }),
  };
}
