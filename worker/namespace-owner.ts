import type { WorkflowService } from '@temporalio/client';
import { RefusalError } from '../domain/vocabulary/refusal.js';
import { text } from '../domain/vocabulary/text.js';

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
  new RefusalError({
    code: 'INSTALLATION.FOREIGN_ENGINE',
    message: text(
      `Temporal 的命名空间 ${namespace} 属于安装 ${found},而这是安装 ${id};两者会互相领取任务,因此没有启动。请用 TEMPORAL_NAMESPACE 或 TEMPORAL_ADDRESS 指定本安装自己的命名空间。若它确实属于本安装,请运行:temporal operator namespace update -n ${namespace} --data ${MARK}=${id}`,
      `The namespace ${namespace} of Temporal belongs to the installation ${found}, and this is ${id}; they would take each other's work, so nothing was started. Name a namespace of this installation's own with TEMPORAL_NAMESPACE or TEMPORAL_ADDRESS. Where it is this one's after all, run: temporal operator namespace update -n ${namespace} --data ${MARK}=${id}`,
    ),
  });
