import { defineSignal } from '@temporalio/workflow';
import type { SetbackNews } from '../../domain/pipelines/setback/activities.js';

/** The records of a setback's person changed: the rating, the complaint, or the month of the plan was rated (§11). */
export const recordsChanged = defineSignal<[SetbackNews['what']]>('recordsChanged');
