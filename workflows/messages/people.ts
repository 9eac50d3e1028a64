import { defineSignal } from '@temporalio/workflow';
import type { ReaddressedTask } from '../../domain/step/tasks.js';

/** The messages of entry (§6), confirmation (§7), transfer (§10) and departure; the human acts go by `messages.ts`. */

/** Somebody has left: his open tasks go to the successor (I-58). Every desk takes it. */
export const personReplaced = defineSignal<[PersonReplacement]>('personReplaced');
export interface PersonReplacement {
  readonly personId: string;
  /** The successor. */
  readonly by: string;
  readonly note: string;
  /** Cases about the leaver himself: their tasks are closed with them, never handed on. */
  readonly ownCases: readonly string[];
}

/** Others stand in the relation that open tasks are for: HR's records have changed. Every desk takes it. */
export const tasksReaddressed = defineSignal<[readonly ReaddressedTask[]]>('tasksReaddressed');
