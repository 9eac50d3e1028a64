import { askChange, endChange } from '../../../db/second-person/waiting-changes.js';
import type { ActByKind, TaskKind } from '../../../domain/pipelines/acts.js';
import type { ConfirmationInput } from '../../../domain/pipelines/confirmation/start.js';
import type { DepartureInput } from '../../../domain/pipelines/departure/start.js';
import type { EntryInput } from '../../../domain/pipelines/entry/start.js';
import type { TransferInput } from '../../../domain/pipelines/transfer/start.js';
import { RECORD_DECIDERS } from '../../../domain/second-person/waiting-change.js';
import { addDays } from '../../../domain/vocabulary/civil-date.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { text } from '../../../domain/vocabulary/text.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { GM, HR, SUPERIOR } from '../../support/department.js';
import type { OpenTask } from '../../../cli/play/engine-driver.js';
import { caseState, type PersonnelState } from '../../support/people.js';
import { firstNumber } from '../../support/numbers.js';
import type { TestStack } from '../../support/stack.js';
import { until } from '../../../cli/play/until.js';

/** Numbers are a run's own, so that files may share the dev server. */
let numbers = firstNumber();

type Given<T> = Omit<T, 'caseId' | 'openedBy'>;

/** Opens entries, confirmations, transfers and departures past the API, and does what people do about them. */
export class PeoplePlay {
  constructor(readonly stack: TestStack) {}

  private async start(type: string, series: string, input: object): Promise<string> {
    numbers += 1;
    const caseId = `${series}-${numbers}`;
    await this.stack.pilot.start(type, caseId, { ...input, caseId, openedBy: HR });
    return caseId;
  }

  async hire(personId: string, more: Partial<Given<EntryInput>> = {}): Promise<string> {
    const hiredOn = await this.stack.today();
    const person = { personId, name: `新人${personId}`, departmentId: 'CC', superiorId: SUPERIOR, hiredOn };
    const hire = { ...person, status: 'probation', position: 'agent' } as const;
    const input: Given<EntryInput> = { hire, kind: 'experienced', ...more };
    return this.start(WORKFLOWS.entry, 'RZ', input);
  }

  confirm = (input: Given<ConfirmationInput>): Promise<string> => this.start(WORKFLOWS.confirmation, 'ZZ', input);
  transfer = (input: Given<TransferInput>): Promise<string> => this.start(WORKFLOWS.transfer, 'DG', input);
  leave = (input: Given<DepartureInput>): Promise<string> => this.start(WORKFLOWS.departure, 'LZ', input);

  /** The open task of that kind in a workflow; waits for it. */
  async task(workflowId: string, kind: TaskKind, person?: string): Promise<OpenTask> {
    return until(`${kind} in ${workflowId}`, async () =>
      (await this.stack.pilot.open({}, kind)).find(
        (one) => one.workflowId === workflowId && (person === undefined || one.people.includes(person)),
      ),
    );
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

/** HR asks for somebody's departure and the general manager approves it, with no engine there to open it (4.1). */
export async function approveDeparture(stack: TestStack, personId: string): Promise<void> {
  const at = new Date(await stack.now());
  const lastDay = addDays(await stack.today(), 30);
  await stack.database.db.transaction().execute(async (trx) => {
    const content = { personId, lastDay, reason: '合同到期', openedBy: HR };
    const what = text(`${personId} 离职`, `${personId} leaves`);
    const asked = { kind: 'departure', clause: 'I-58', what, reason: null, about: [personId], content } as const;
    const change = await askChange(trx, { ...asked, deciders: RECORD_DECIDERS, askedBy: HR }, at);
    await endChange(trx, change, { outcome: 'applied', by: GM, reason: null, at });
  });
}
