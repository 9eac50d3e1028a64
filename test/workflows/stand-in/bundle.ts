import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleOption } from '@temporalio/worker';
import { cachedBundle } from '../../support/stack.js';

const silent = (): void => undefined;

/** The product's workflows with a trial that ends when the test says so. */
export const standInBundle = (): Promise<WorkflowBundleOption> =>
  cachedBundle(make, ['workflows', 'domain', 'test/workflows/stand-in']);

const make = (): Promise<WorkflowBundleOption> =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
    logger: { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: console.error },
    webpackConfigHook: (config) => ({
      ...config,
      resolve: { ...config.resolve, extensionAlias: { '.js': ['.ts', '.js'] } },
    }),
  });
