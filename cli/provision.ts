import { findChromium } from './launch/machine/chromium.js';
import { createProgress } from './launch/progress.js';
import { failureMessage } from './launch/report.js';
import { findTemporal } from './launch/temporal/temporal-binary.js';
import { findTestServer } from './launch/temporal/test-server.js';

// node dist/cli/provision.js: fetches what the tests need beside the dependencies, once for all checkouts.
const { env } = process;
const progress = createProgress((line) => process.stdout.write(`${line}\n`));
for (const find of [findTestServer, findTemporal, findChromium]) {
  try {
    const { path, by } = await find({ env, progress });
    process.stdout.write(`${path} (${by.zh} · ${by.en})\n`);
  } catch (error) {
    process.stdout.write(`${failureMessage(error)}\n`);
    process.exitCode = 1;
  }
}
