import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { readConfiguration } from '../domain/settings/configuration.js';
import { failureMessage } from './launch/report.js';
import { isPolling } from './launch/temporal/worker-ping.js';

// node dist/cli/worker-health.js: ends with 0 when a worker of this host asks Temporal for work (health check).
try {
  const { temporal } = readConfiguration(process.env, (path) => readFileSync(path, 'utf8'));
  const polling = await isPolling(temporal, (identity) => identity.includes(hostname()));
  if (!polling) process.stderr.write(`no worker of ${hostname()} polls ${temporal.taskQueue}\n`);
  process.exitCode = polling ? 0 : 1;
} catch (error) {
  process.stderr.write(`${failureMessage(error)}\n`);
  process.exitCode = 1;
}
