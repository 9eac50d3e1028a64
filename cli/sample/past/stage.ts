import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import { addToMonth } from '../../../domain/vocabulary/month.js';
import type { PolicyEngine } from '../../../policy/engine.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import type { Cast } from '../../play/cast.js';
import { sampleActor } from '../../play/http-driver.js';
import { arrangeCalendar } from '../calendar.js';
import type { PastDriver } from './past-driver.js';

/** Who plays the sample's past, with what, and around which day. */
export interface PastStage {
  readonly db: Kysely<Database>;
  readonly driver: PastDriver;
  readonly engine: PolicyEngine;
  readonly library: PolicyLibrary;
  /** Civil date in Shanghai on which it is loaded. */
  readonly today: string;
}

/** The sample's log-ins in their parts. */
export const PAST_CAST: Cast = {
  hr: sampleActor('hr'),
  gm: sampleActor('gm'),
  head: sampleActor('head'),
  superior: sampleActor('head'),
  supervisors: [sampleActor('supervisor')],
  related: [sampleActor('related')],
};

/** The employees whom somebody can log in as. */
export const SAMPLE_EMPLOYEES = ['employee', 'employee2', 'employee3'].map((login) => sampleActor(login).personId);

/** A running cycle has been open for so many days. */
const RUNS_FOR = 16;

export interface PastCycles {
  /** Three that are closed, the oldest first. `YYYY-MM`. */
  readonly closed: readonly string[];
  readonly running: string;
  /** Civil date on which the running one was launched. */
  readonly launchedOn: string;
}

/** Which cycles lie behind a day: the running one has been open for some days, those before it are closed (8.1). */
export function pastCycles(engine: PolicyEngine, today: string): PastCycles {
  const { recentCycle } = arrangeCalendar(today);
  const opens = (cycle: string): string => engine.answer({ kind: 'cycle-calendar', cycle }).launchFrom;
  const isOpen = addDays(opens(recentCycle), RUNS_FOR) <= today;
  const running = isOpen ? recentCycle : addToMonth(recentCycle, -6);
  return {
    closed: [-18, -12, -6].map((months) => addToMonth(running, months)),
    running,
    launchedOn: addDays(today, -RUNS_FOR),
  };
}
