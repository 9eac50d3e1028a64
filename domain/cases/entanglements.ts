import type { UnheldRoles } from '../vocabulary/alarm.js';
import type { CaseKind } from './case-kind.js';

/** What is open about a person, and where tasks wait for him by name. */
export interface Entanglements {
  /** Cases about him, each with the workflows that have to hear of it, the nearest first. */
  readonly cases: readonly {
    readonly caseId: string;
    readonly kind: CaseKind;
    readonly workflowIds: readonly string[];
  }[];
  /** Workflows with open tasks that are addressed to him, or claimed by him. */
  readonly workflowIds: readonly string[];
  /**
   * Who stands in for him or he for whom, today or later (I-39), which ends with him; absent in what was listed before
   * there was such a thing.
   */
  readonly proxies?: readonly { readonly principalId: string; readonly deputyId: string }[];
  /** Roles that open tasks wait for and nobody has now. */
  readonly unheld: readonly UnheldRoles[];
}

/** What a case asks of the records whose person leaves or moves. */
export interface EntanglementActivities {
  /** What is open about a person and where tasks wait for him; without the case that asks. */
  listEntanglements(input: { readonly personId: string; readonly except: string }): Promise<Entanglements>;
}
