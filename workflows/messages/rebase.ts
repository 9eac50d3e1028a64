import { defineSignal } from '@temporalio/workflow';

/** A case goes by another policy version from now on: it is evaluated again (I-73). */
export const caseRebased = defineSignal<[{ readonly caseId: string }]>('caseRebased');
