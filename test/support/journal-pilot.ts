import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Kysely } from 'kysely';
import { createTaskActs, type ActReceipt, type RowReceipt, type TaskForm } from '../../api/http/task-acts.js';
import type { Engine } from '../../api/http/engine.js';
import { translate } from '../../api/http/engine.js';
import type { Database } from '../../db/database.js';
import { signingWith } from '../../seal/act-signature.js';
import type { KeyRing } from '../../seal/key-ring.js';
import { KEYS } from './keys.js';
import { findTask, type TaskView } from '../../db/tasks/inbox.js';
import type { Act } from '../../domain/pipelines/acts.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { PolicyLibrary } from '../../policy/data/library.js';

export interface JournalPilot {
  complete(taskId: string, by: Actor, act: Act, actId?: string): Promise<ActReceipt>;
  claim(taskId: string, by: Actor): Promise<ActReceipt>;
  /** Several tasks of a kind in one call. */
  completeMany(by: Actor, rows: readonly TaskForm[]): Promise<readonly RowReceipt[]>;
  /** The same on a task that was found before. */
  completeFound(task: TaskView, by: Actor, act: Act): Promise<ActReceipt>;
}

/** Acts as the API takes them, journal and all, without HTTP; answers that take longer than `ms` are `taken`. */
export function journalPilot(
  {
    client,
    db,
    library,
    keys = KEYS,
  }: {
    readonly client: Client;
    readonly db: Kysely<Database>;
    readonly library: PolicyLibrary;
    readonly keys?: KeyRing;
  },
  ms = 3_000,
): JournalPilot {
  const update: Engine['update'] = async ({ workflowId, update: definition, updateId = randomUUID(), input }) => {
    try {
      return await client.withDeadline(Date.now() + ms, () =>
        client.workflow.getHandle(workflowId).executeUpdate(definition, { updateId, args: [input] }),
      );
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw translate(error) ?? error;
    }
  };
  const acts = createTaskActs({
    db,
    library,
    engine: { update } as Engine,
    now: () => new Date(),
    sign: signingWith(keys),
  });
  const call = (by: Actor, actId: string = randomUUID()) => ({
    actId,
    ifMatch: undefined,
    repeated: false,
    actor: { ...by, accountId: 1, login: by.personId, via: 'token' as const },
  });
  const task = async (id: string, by: Actor) => {
    const found = await findTask(db, by, id);
    if (found === undefined) throw new Error(`no task ${id}`);
    return found;
  };
  return {
    complete: async (id, by, act, actId) => acts.complete(call(by, actId), await task(id, by), act),
    completeFound: (found, by, act) => acts.complete(call(by), found, act),
    completeMany: (by, rows) => acts.completeMany(call(by), rows),
    claim: async (id, by) => acts.touch(call(by), await task(id, by), 'claim'),
  };
}
