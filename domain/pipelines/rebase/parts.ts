/** I-73: a case goes by another policy version from now on. */
export interface RebaseParts {
  readonly rebased: { readonly caseId: string; readonly policyVersion: string };
}
