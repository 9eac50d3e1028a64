// Bundles the compiled workflows once, so that a worker starts without webpack.
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dist = join(import.meta.dirname, '..', 'dist');
const workflowsPath = join(dist, 'workflows', 'index.js');
const logger = new DefaultLogger('WARN');
const preloadModules = [join(dist, 'workflows', 'shared-modules.js')];
const workflowInterceptorModules = [join(dist, 'workflows', 'letters.js')];
const failureConverterPath = join(dist, 'seal', 'failure-converter.cjs');
const { code } = await bundleWorkflowCode({
  workflowsPath,
  preloadModules,
  workflowInterceptorModules,
  failureConverterPath,
  logger,
});
mkdirSync(join(dist, 'worker'), { recursive: true });
const path = join(dist, 'worker', 'workflow-bundle.js');
writeFileSync(`${path}.tmp`, code);
renameSync(`${path}.tmp`, path);
