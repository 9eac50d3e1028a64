// node scripts/sdk-download.mjs dev-server|time-skipping VERSION FOLDER
// Lets the Temporal SDK download a server into FOLDER: it only does so by starting it once.
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [kind, version, downloadDir] = process.argv.slice(2);
const server = { executable: { type: 'cached-download', version, downloadDir } };
try {
  const environment =
    kind === 'dev-server'
      ? await TestWorkflowEnvironment.createLocal({ server })
      : await TestWorkflowEnvironment.createTimeSkipping({ server });
  await environment.teardown();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
