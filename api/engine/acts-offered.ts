import type { TaskView } from '../../db/tasks/inbox.js';
import type { Move } from '../../domain/standing-in/move.js';
import type { Talk } from '../../domain/talk/talk.js';
import type { Returning } from '../../domain/undo/returning.js';
import type { TakingBack } from '../../domain/undo/taking-back.js';
import type { Call } from '../http/route.js';
import type { ActReceipt, RowReceipt } from './receipts.js';
import type { SignerToAdd } from './signers.js';

/** What a call says of whoever acts and of the act. */
export type ActCall = Pick<Call, 'actor' | 'actId' | 'ifMatch' | 'repeated'>;

/** What may be done about tasks, each as an act of the journal. */
export interface TaskActs {
  /** Claims or releases. */
  touch(call: ActCall, task: TaskView, what: 'claim' | 'release'): Promise<ActReceipt>;
  /** Hands over, transfers, delegates or hands back. */
  move(call: ActCall, task: TaskView, asked: Omit<Move, 'toRoles'>): Promise<ActReceipt>;
  /** Says something of it in one's own name. */
  talk(call: ActCall, task: TaskView, talk: Exclude<Talk, { say: 'ask' }>): Promise<ActReceipt>;
  /** Asks somebody about a case, as whoever may do the task or in his place. */
  ask(call: ActCall, task: TaskView, talk: Extract<Talk, { say: 'ask' }>): Promise<ActReceipt>;
  /** Takes back what was done for a task, with a reason. */
  takeBack(call: ActCall, task: TaskView, asked: Pick<TakingBack, 'reason' | 'files'>): Promise<ActReceipt>;
  /** Returns cases to an earlier step, with a reason. */
  returnCases(
    call: ActCall,
    task: TaskView,
    asked: Pick<Returning, 'redo' | 'caseIds' | 'reason' | 'files'>,
  ): Promise<ActReceipt>;
  /** Has somebody sign it, too; he may read its case and has no interest in it. */
  addSigner(call: ActCall, task: TaskView, asked: SignerToAdd): Promise<ActReceipt>;
  /** Removes a signer, with a reason. */
  removeSigner(call: ActCall, task: TaskView, asked: { no: number; reason: string }): Promise<ActReceipt>;
  /** Completes with a form that is parsed by the task's own schema. */
  complete(call: ActCall, task: TaskView, form: unknown): Promise<ActReceipt>;
  /**
   * Completes several tasks of a kind: all are judged before any is sent, and where something stands against one, none is
   * done. What is refused in its turn all the same is said at its row, and the others stand.
   */
  completeMany(call: ActCall, rows: readonly TaskForm[]): Promise<readonly RowReceipt[]>;
}

/** A task with what is handed in for it. */
export interface TaskForm {
  readonly task: TaskView;
  readonly form: unknown;
}
