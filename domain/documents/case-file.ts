/** The file of a finished case is made from the records alone; a step only orders it. */
export type CaseFileOrder = Readonly<Record<string, never>>;

/** The file of this case, once it is closed. */
export const caseFile = (
  caseId: string,
): { readonly kind: 'case-file'; readonly caseId: string; readonly content: CaseFileOrder } => ({
  kind: 'case-file',
  caseId,
  content: {},
});
