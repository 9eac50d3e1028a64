import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { inClear } from './letters.js';
import type { TestStack } from '../support/stack.js';

/** One file of `histories/`. */
export interface RecordedRun {
  /** The workflow's own id belongs to its history: the numbers of its tasks begin with it. */
  readonly workflowId: string;
  readonly history: {
    readonly events: readonly {
      readonly workflowExecutionStartedEventAttributes?: {
        readonly workflowType: { readonly name: string };
        readonly originalExecutionRunId: string;
      };
    }[];
  };
}

const root = join(import.meta.dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
/** Of the version of package.json. */
export const folder = join(import.meta.dirname, 'histories', version);

/** Writes the history of a workflow, as it stands now, to a file of this version: of its present run, or of an earlier one. */
export async function keep(stack: TestStack, workflowId: string, name: string, runId?: string): Promise<void> {
  const history = await stack.environment.client.workflow.getHandle(workflowId, runId).fetchHistory();
  // A stack trace names files from the checkout on: where that lies is nobody's business.
  const told = historyToJSON(history).replaceAll(`${root}/`, '');
  const run: RecordedRun = { workflowId, history: inClear(JSON.parse(told) as RecordedRun['history']) };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(run, null, 1)}\n`);
  process.stdout.write(`${name}: ${history.events?.length ?? 0} events\n`);
}
