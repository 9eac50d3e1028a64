import type { ReaddressedTask } from '../../step/tasks.js';

/** What the daily watch asks of the records. */
export interface WatchActivities {
  /** 8.5.1, I-42: brings the alarms in the records to the causes there are; writes, and may run again. */
  watchRecords(input: { readonly at: number }): Promise<WatchResult>;

  /** Open tasks that are for somebody's superior or supervisor, where another one stands in HR's records by now. */
  listMovedRelations(input: { readonly at: number }): Promise<readonly MovedRelations[]>;
}

/** The tasks of one workflow that are for others now. */
export interface MovedRelations {
  readonly workflowId: string;
  readonly tasks: readonly ReaddressedTask[];
}

/** How many alarms stand after a look, how many are new and how many went. */
export interface WatchResult {
  readonly standing: number;
  readonly raised: number;
  readonly cleared: number;
}
