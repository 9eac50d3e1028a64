import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { sql } from 'kysely';
import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import { cited } from '../../domain/pipelines/decisions.js';
import { RefusalError, type Refusal } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { completeTask, REFUSED } from '../../workflows/messages/cases.js';
import type { Cast } from './cast.js';
import type { Stage } from './stage.js';

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

export interface OpenTask {
  readonly id: string;
  readonly workflowId: string;
  readonly clause: string;
  readonly people: readonly string[];
}

/** What the engine does by itself may take a moment; a minute without anything is a fault. */
const PATIENCE_MS = 60_000;

/** People at work on the stage: each act is one update, told with its day and its §. */
export class House {
  constructor(
    readonly stage: Stage,
    readonly cast: Cast,
    readonly wishes: Wishes,
    private readonly write: (line: string) => void,
  ) {}

  /** A new part of the story. */
  async chapter(clause: string, zh: string, en: string): Promise<void> {
    this.write(`\n${await this.stage.today()}  ${cited(clause)}  ${zh} · ${en}`);
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

  async nameOf(personId: string): Promise<string> {
    const { rows } = await sql<{ name: string }>`select name from person where id = ${personId}`.execute(this.stage.db);
    return rows[0]?.name ?? personId;
  }

  /** Open tasks of a kind in a cycle, a vacancy or a case. */
  async tasks(about: string, kind: TaskKind): Promise<readonly OpenTask[]> {
    const { rows } = await sql<OpenTask>`
      select id, workflow_id as "workflowId", clause, people from task
      where kind = ${kind} and state = 'open' and ${about} in (cycle_id, vacancy_id, case_id) order by id`.execute(
      this.stage.db,
    );
    return rows;
  }

  /** Waits until a task of that kind stands open; for somebody, where he is named. */
  async task(about: string, kind: TaskKind, person?: string): Promise<OpenTask> {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      const tasks = await this.tasks(about, kind);
      const task = tasks.find(({ people }) => person === undefined || people.includes(person));
      if (task !== undefined) return task;
      await sleep(30);
    }
    throw new Error(`no task ${kind} of ${about} ${person ?? ''} opened within a minute`);
  }

  /** Does the task of that kind. @throws RefusalError when the workflow refuses. */
  async act<K extends TaskKind>(about: string, kind: K, by: Actor, act: ActByKind[K]): Promise<void> {
    const named = by.roles.length > 1 ? undefined : by.personId;
    await this.complete(await this.task(about, kind, named), kind, by, act);
  }

  async complete<K extends TaskKind>(task: OpenTask, kind: K, by: Actor, act: ActByKind[K]): Promise<void> {
    await this.completeQuietly(task, kind, by, act);
    const { zh, en } = TASK_KINDS[kind].title;
    const who = await this.nameOf(by.personId);
    this.write(`  ${await this.stage.today()}  ${cited(task.clause)}  ${who}:${zh} · ${en}`);
  }

  /** For what nobody is to read who did (I-56). */
  async completeQuietly<K extends TaskKind>(task: OpenTask, kind: K, by: Actor, act: ActByKind[K]): Promise<void> {
    try {
      await this.stage.client.workflow.getHandle(task.workflowId).executeUpdate(completeTask, {
        updateId: randomUUID(),
        args: [
          { taskId: task.id, kind, actor: by, act, actId: randomUUID(), at: await this.stage.now(), again: false },
        ],
      });
    } catch (error) {
      throw refusalIn(error) ?? error;
    }
  }

  /** Waits until something is so. */
  async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      if (await holds()) return;
      await sleep(30);
    }
    throw new Error(`it did not come to pass within a minute: ${what}`);
  }

  async stageOf(caseId: string): Promise<string> {
    const { rows } = await sql<{ stage: string }>`select stage from personnel_case where id = ${caseId}`.execute(
      this.stage.db,
    );
    return rows[0]?.stage ?? '';
  }
}

function refusalIn(error: unknown): RefusalError | undefined {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure) || cause.type !== REFUSED) return undefined;
  return new RefusalError(cause.details?.[0] as Refusal);
}
