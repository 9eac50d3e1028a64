import type { Kysely } from 'kysely';
import type { Database } from '../db/database.js';
import type { PolicyEngine } from '../policy/engine.js';
import type { KeyRing } from '../seal/key-ring.js';
import type { PolicyLibrary } from '../policy/data/library.js';
import type { WorkdayCalendar } from '../domain/vocabulary/workdays.js';
import type { CaseInterruption } from '../workflows/messages/cases.js';
import type { ClosingInput } from '../workflows/messages/closing.js';

/** What the activities work with; put together once by the worker. */
export interface ActivityDependencies {
  readonly db: Kysely<Database>;
  readonly engine: PolicyEngine;
  readonly library: PolicyLibrary;
  /** By which it is seen whether an act was signed (docs/decisions/0044). */
  readonly keys: KeyRing;
  readonly calendar: WorkdayCalendar;
  /** What the company is called at the head of its notices (9.5.10); absent where nobody has said. */
  readonly companyName?: string;
  /** Starts a closing; false when it has been started before. */
  readonly startClosing: (input: ClosingInput) => Promise<boolean>;
  /** Tells a closing what has befallen one of its people; nothing where it is over. */
  readonly tellClosing: (closingId: string, interruption: CaseInterruption) => Promise<void>;
  /** Tells the engine that a long activity is alive. */
  readonly heartbeat: (progress: unknown) => void;
}
