import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundleOption } from '@temporalio/worker';
import { sealedBundle } from '../../worker/create.js';
import { cachedBundle } from './stack.js';

/** The product's workflows with a trial that ends when the test says so. */
export const standInBundle = (): Promise<WorkflowBundleOption> => bundleOf('test/workflows/appointment/stand-in');

/** The workflows of a test's own: those of `workflows.ts` in a folder, made once for all files of a run. */
export const bundleOf = (folder: string, sealed = true): Promise<WorkflowBundleOption> =>
  cachedBundle(
    () =>
      bundleWorkflowCode({
        workflowsPath: fileURLToPath(new URL(`../../${folder}/workflows.ts`, import.meta.url)),
        ...(sealed ? sealedBundle() : {}),
        logger: { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: console.error },
        webpackConfigHook: (config) => ({
          ...config,
          resolve: { ...config.resolve, extensionAlias: { '.js': ['.ts', '.js'] } },
        }),
      }),
    ['workflows', 'domain', 'seal', folder],
  );

const silent = (): void => undefined;
