import { sql } from 'kysely';
import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import type { ConfirmationInput } from '../../domain/pipelines/confirmation/start.js';
import type { DepartureInput } from '../../domain/pipelines/departure/start.js';
import type { EntryInput } from '../../domain/pipelines/entry/start.js';
import type { TransferInput } from '../../domain/pipelines/transfer/start.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import { HR, SUPERIOR } from '../support/department.js';
import { PATIENCE, type OpenTask } from '../support/pilot.js';
import { caseState, type PersonnelState } from '../support/people.js';
import { firstNumber } from '../support/numbers.js';
import type { TestStack } from '../support/stack.js';

/** Numbers are a run's own, so that files may share the dev server. */
let numbers = firstNumber();

type Given<T> = Omit<T, 'caseId' | 'openedBy'>;

/** Opens entries, confirmations, transfers and departures past the API, and does what people do about them. */
export class PeoplePlay {
  constructor(readonly stack: TestStack) {}

  private async start(type: string, series: string, input: object): Promise<string> {
    numbers += 1;
    const caseId = `${series}-${numbers}`;
    await this.stack.environment.client.workflow.start(type, {
      workflowId: caseId,
      taskQueue: this.stack.taskQueue,
      args: [{ ...input, caseId, openedBy: HR }],
    });
    return caseId;
  }

  async hire(personId: string, more: Partial<Given<EntryInput>> = {}): Promise<string> {
    const hiredOn = await this.stack.today();
    const person = { personId, name: `新人${personId}`, departmentId: 'CC', superiorId: SUPERIOR, hiredOn };
    const hire = { ...person, status: 'probation', position: 'agent' } as const;
    const input: Given<EntryInput> = { hire, kind: 'experienced', proposed: null, reason: null, ...more };
    return this.start(WORKFLOWS.entry, 'RZ', input);
  }

  confirm = (input: Given<ConfirmationInput>): Promise<string> => this.start(WORKFLOWS.confirmation, 'ZZ', input);
  transfer = (input: Given<TransferInput>): Promise<string> => this.start(WORKFLOWS.transfer, 'DG', input);
  leave = (input: Given<DepartureInput>): Promise<string> => this.start(WORKFLOWS.departure, 'LZ', input);

  /** The open task of that kind in a workflow; waits for it. */
  async task(workflowId: string, kind: TaskKind, person?: string): Promise<OpenTask> {
    let found: OpenTask | undefined;
    await this.until(async () => {
      const { rows } = await sql<OpenTask>`
        select id, workflow_id as "workflowId", kind, case_id as "caseId", people, roles, due_on as "dueOn" from task
        where workflow_id = ${workflowId} and kind = ${kind} and state = 'open'
          and (${person ?? null}::text is null or people @> array[${person ?? ''}]::text[]) order by id`.execute(
        this.stack.database.db,
      );
      found = rows[0];
      return found !== undefined;
    });
    if (found === undefined) throw new Error(`no ${kind} in ${workflowId}`);
    return found;
  }

  async act<K extends TaskKind>(
    workflowId: string,
    kind: K,
    by: Actor,
    act: ActByKind[K],
    person?: string,
  ): Promise<void> {
    await this.stack.pilot.complete(await this.task(workflowId, kind, person), kind, by, act);
  }

  async at(caseId: string, stage: string): Promise<PersonnelState> {
    let state: PersonnelState | undefined;
    await this.until(async () => {
      state = await caseState(this.stack, caseId);
      return state?.stage === stage;
    });
    if (state === undefined) throw new Error(`${caseId} is not there`);
    return state;
  }

  /** Waits for what the engine does by itself. */
  async until(holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      if (await holds()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('it did not come to pass');
  }
}
