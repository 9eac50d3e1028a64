/** What the daily watch asks of the records. */
export interface WatchActivities {
  /** 8.5.1, I-42: brings the alarms in the records to the causes there are; writes, and may run again. */
  watchRecords(input: { readonly at: number }): Promise<WatchResult>;
}

/** How many alarms stand after a look, how many are new and how many went. */
export interface WatchResult {
  readonly standing: number;
  readonly raised: number;
  readonly cleared: number;
}
