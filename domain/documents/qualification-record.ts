/** What HR found of a nominee (9.5.3); what the rules found is in the records. */
export interface QualificationRecordOrder {
  readonly qualified: boolean;
  readonly reason: string | null;
}
