import type { Kysely } from 'kysely';
import type { Client } from '@temporalio/client';
import type { Database } from '../../../db/database.js';
import { instantAt } from '../../../domain/vocabulary/civil-date.js';
import type { KeyRing } from '../../../seal/key-ring.js';
import { signingWith } from '../../../seal/act-signature.js';
import { cycleIdOf } from '../../../workflows/messages/cases.js';
import { EngineDriver, openTo, type OpenTask } from '../../play/engine-driver.js';
import type { Where } from '../../play/driver.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import type { Clockwork } from './clockwork.js';

/** The sample's people at work in their past: each act is taken, signed and carried out at the moment of the clock. */
export class PastDriver extends EngineDriver {
  constructor(
    db: Kysely<Database>,
    readonly clockwork: Clockwork,
    keys: KeyRing,
  ) {
    let vacancies = 0;
    super({
      client: undefined as unknown as Client,
      taskQueue: '',
      db,
      now: () => Promise.resolve(clockwork.now()),
      ids: { cycle: cycleIdOf, vacancy: () => `PV-PAST-${++vacancies}` },
      sign: signingWith(keys),
    });
  }

  /** Sets the clock to a Shanghai wall clock. */
  async comes(date: string, time = '10:00'): Promise<void> {
    await this.clockwork.advanceTo(instantAt(date, time));
  }

  /** Nothing comes later by itself: what does not stand open now never will at this moment of the clock. */
  override async task(where: Where, kind: TaskKind, by: Actor): Promise<OpenTask> {
    const found = openTo(await this.open(where, kind), by);
    if (found === undefined)
      throw new Error(`${kind} of ${JSON.stringify(where)} stands open to nobody as ${by.personId}`);
    return found;
  }

  override async start(type: string, workflowId: string, input: object): Promise<void> {
    await this.clockwork.start(type, workflowId, input);
    await this.clockwork.advanceTo(this.clockwork.now());
  }

  protected override async send(workflowId: string, update: string, _id: string, input: object): Promise<unknown> {
    return this.clockwork.update(workflowId, update, input);
  }
}
