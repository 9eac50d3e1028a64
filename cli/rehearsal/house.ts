import { sql, type Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import { cited } from '../../domain/pipelines/decisions.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { cycleIdOf, type TaskReceipt } from '../../workflows/messages/cases.js';
import { EngineDriver, type OpenTask } from '../play/engine-driver.js';
import type { FoundCast } from './cast.js';
import type { Stage } from './stage.js';
import { signingWith } from '../../seal/act-signature.js';

/** What the general manager and the raters do in this rehearsal. */
export interface Wishes {
  readonly gm: 'approves' | 'rejects' | 'returns';
  /** Score of the 360° sheets, 0 to 100. */
  readonly review: number;
  /** Score of the panels' sheets. */
  readonly panel: number;
  /** Score of the sheets before the trial (9.4.1). */
  readonly sheets: number;
  /** Of the trial, whole. */
  readonly months: number;
}

/** Of this rehearsal's one vacancy. */
const VACANCY = 'PV-REHEARSAL';
/** For what nobody is to read who did (I-56). */
const UNTOLD: readonly TaskKind[] = ['review.sheet'];

/** People at work on the stage: each act is told with its day and its §. */
export class House extends EngineDriver {
  constructor(
    readonly stage: Stage,
    readonly cast: FoundCast,
    readonly wishes: Wishes,
    private readonly write: (line: string) => void,
  ) {
    const { client, taskQueue, db, keys } = stage;
    const ids = { cycle: cycleIdOf, vacancy: () => VACANCY };
    super({ client, taskQueue, db, now: () => stage.now(), ids, sign: signingWith(keys) });
  }

  /** A new part of the story. */
  async chapter(clause: string, zh: string, en: string): Promise<void> {
    this.write(`\n${await this.today()}  ${cited(clause)}  ${zh} · ${en}`);
  }

  readonly say = (zh: string, en: string): void => {
    this.write(`  ${zh} · ${en}`);
  };

  /** Shows with which § an act was refused; false for anything else. */
  tellRefusal(error: unknown, clause: string): error is RefusalError {
    if (!(error instanceof RefusalError)) return false;
    const { clause: given = clause, message } = error.refusal;
    this.say(`✗ ${cited(given)} ${message.zh}`, message.en);
    return true;
  }

  override async complete<K extends TaskKind>(
    task: OpenTask,
    kind: K,
    by: Actor,
    act: ActByKind[K],
  ): Promise<TaskReceipt> {
    const receipt = await super.complete(task, kind, by, act);
    if (UNTOLD.includes(kind)) return receipt;
    const { title } = TASK_KINDS[kind];
    this.write(
      `  ${await this.today()}  ${cited(task.clause)}  ${await nameOf(this.db, by)}：${title.zh} · ${title.en}`,
    );
    return receipt;
  }
}

async function nameOf(db: Kysely<Database>, { personId }: Actor): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from person where id = ${personId}`.execute(db);
  return rows[0]?.name ?? personId;
}
