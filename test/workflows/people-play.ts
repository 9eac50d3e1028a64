import { sql } from 'kysely';
import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import type {
  ConfirmationInput,
  DepartureInput,
  EntryInput,
  TransferInput,
} from '../../domain/pipelines/people/people.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import { HR, SUPERIOR } from '../support/department.js';
import { type OpenTask } from '../support/pilot.js';
import { caseState, type PersonnelState } from '../support/people.js';
import { firstNumber } from '../support/numbers.js';
import type { TestStack } from '../support/stack.js';
import { until } from '../../cli/play/until.js';

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
    return until(`${kind} in ${workflowId}`, async () => {
      const { rows } = await sql<OpenTask>`
        select id, workflow_id as "workflowId", kind, case_id as "caseId", people, roles, due_on as "dueOn" from task
        where workflow_id = ${workflowId} and kind = ${kind} and state = 'open'
          and (${person ?? null}::text is null or people @> array[${person ?? ''}]::text[]) order by id`.execute(
        this.stack.database.db,
      );
      return rows[0];
    });
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
    return until(`${caseId} at ${stage}`, async () => {
      const state = await caseState(this.stack, caseId);
      return state?.stage === stage && state;
    });
  }
}
