import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { recordRating } from '../../../db/people/ratings.js';
import { noteSetback } from '../../../db/setbacks/setbacks.js';
import type { ActByKind, TaskKind } from '../../../domain/pipelines/acts.js';
import type { Rating } from '../../../domain/vocabulary/rating.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import type { TaskReceipt } from '../../../workflows/messages/cases.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { HEAD, HR, SUPERIOR } from '../../support/department.js';
import { actor } from '../../../cli/play/cast.js';
import type { OpenTask } from '../../../cli/play/engine-driver.js';
import type { TestStack } from '../../support/stack.js';
import { until } from '../../../cli/play/until.js';

export const superior = actor(SUPERIOR, 'supervisor');
const head = actor(HEAD, 'department-head');

export interface PlayedCase {
  readonly id: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly round: number;
}

/** Ratings that are published, and the setbacks that come of them, past the API. */
export class SetbackPlay {
  constructor(readonly stack: TestStack) {}

  /** HR publishes it today; what waits is then started. Gives the starter's workflow id. */
  async publish(personId: string, month: string, rating: Rating): Promise<string> {
    const { db } = this.stack.database;
    const publishedOn = await this.stack.today();
    await recordRating(db, { personId, month, rating, publishedOn, reason: '更正' }, HR);
    await noteSetback(db, personId, month);
    return this.start();
  }

  async start(): Promise<string> {
    const { taskQueue, environment } = this.stack;
    const workflowId = `setback-starter-${randomUUID()}`;
    await environment.client.workflow.start(WORKFLOWS.setbackStarter, { workflowId, taskQueue, args: [] });
    return workflowId;
  }

  /** The latest setback of a person, once it stands. */
  async caseOf(personId: string, isWanted: (one: PlayedCase) => boolean = () => true): Promise<PlayedCase> {
    return until(`the setback of ${personId}`, async () => {
      const { rows } = await sql<PlayedCase>`
        select id, stage, outcome, round from personnel_case
        where person_id = ${personId} and kind = 'setback' order by id desc limit 1`.execute(this.stack.database.db);
      return rows.find(isWanted);
    });
  }

  closed(personId: string): Promise<PlayedCase> {
    return this.caseOf(personId, ({ stage }) => stage === 'closed');
  }

  async task(caseId: string, kind: TaskKind): Promise<OpenTask> {
    return until(`${kind} in ${caseId}`, async () => (await this.stack.pilot.open({ case: caseId }, kind))[0]);
  }

  /** I-70: the direct superior is heard, and the head writes the plan, where the department has no supervisor. */
  async plan(caseId: string, form: ActByKind['setback.plan']): Promise<TaskReceipt> {
    await this.do(caseId, 'setback.superior-word', superior, { words: '愿意带教' });
    return this.do(caseId, 'setback.plan', head, form);
  }

  async do<K extends TaskKind>(caseId: string, kind: K, by: Actor, act: ActByKind[K]): Promise<TaskReceipt> {
    return this.stack.pilot.complete(await this.task(caseId, kind), kind, by, act);
  }
}
