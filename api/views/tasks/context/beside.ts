import type { Queryable } from '../../../../db/database.js';
import type { TaskView } from '../../../../db/tasks/inbox.js';
import type { WorkdayCalendar } from '../../../../domain/vocabulary/workdays.js';
import type { PolicyLibrary } from '../../../../policy/data/library.js';
import type { SignedIn } from '../../../http/route.js';
import type { ShownCase } from '../../cases/case-pages.js';

/** What is asked of whatever stands beside a task. */
export interface Beside {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
  /** Civil date. */
  readonly today: string;
  readonly actor: SignedIn;
  readonly task: TaskView;
  /** The cases that it is about, as far as its reader is shown them. */
  readonly cases: readonly ShownCase[];
}
