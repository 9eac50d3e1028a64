import { TestWorkflowEnvironment } from '@temporalio/testing';
import { createProgress } from '../../cli/launch/progress.js';
import { findTemporal } from '../../cli/launch/temporal/temporal-binary.js';
import { sealingClient } from '../../seal/sealing.js';
import { KEYS } from './keys.js';

/** A dev server whose only difference is that it suggests a new run after a few events instead of thousands. */
export async function impatientServer(): Promise<TestWorkflowEnvironment> {
  const found = await findTemporal({ env: process.env, progress: createProgress(() => undefined), onlyIfThere: true });
  return TestWorkflowEnvironment.createLocal({
    client: sealingClient(KEYS),
    server: {
      executable: { type: 'existing-path', path: found.path },
      extraArgs: ['--dynamic-config-value', 'limit.historyCount.suggestContinueAsNew=15'],
    },
  });
}
