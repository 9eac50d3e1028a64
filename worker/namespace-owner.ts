import type { WorkflowService } from '@temporalio/client';
import { RefusalError, refuse } from '../domain/vocabulary/refusal.js';
import { INSTALLATION } from '../domain/refusals/installation.js';

/** Under which name the namespace's data says whose it is. */
const MARK = 'jinji-installation';

interface NamespaceClaim {
  readonly service: Pick<WorkflowService, 'describeNamespace' | 'updateNamespace'>;
  readonly namespace: string;
  /** The installation's id. */
  readonly id: string;
}

/**
 * Lets the namespace belong to the installation: two installations in one would take each other's work, and their cases
 * have the same names.
 * @throws RefusalError INSTALLATION.FOREIGN_ENGINE where it belongs to another; Temporal's own errors.
 */
export async function claimNamespace(claim: NamespaceClaim): Promise<void> {
  const { namespaceInfo } = await claim.service.describeNamespace({ namespace: claim.namespace });
  const found = namespaceInfo?.data?.[MARK];
  if (found === claim.id) return;
  if (found !== undefined) throw foreign(claim, found);
  await markNamespace(claim);
}

/** Says whose the namespace is, whatever it said before: for a server whose file lies in the data folder. */
export async function markNamespace({ service, namespace, id }: NamespaceClaim): Promise<void> {
  await service.updateNamespace({ namespace, updateInfo: { data: { [MARK]: id } } });
}

const foreign = ({ namespace, id }: NamespaceClaim, found: string): Error =>
  new RefusalError(refuse(INSTALLATION.FOREIGN_ENGINE, { namespace, found, id, mark: MARK }));
