import { createKeeper } from '../../cli/launch/keeper.js';
import { createProgress } from '../../cli/launch/progress.js';
import { startStack } from '../../cli/launch/stack.js';
import { outliveReader } from '../../cli/launch/terminal.js';

// node --import tsx test/support/launcher.ts DATA WORKER API: a launcher in a process of its own, to be killed.
const [dataFolder = '', worker = '', api = ''] = process.argv.slice(2);
const stopping = new AbortController();
outliveReader(process.stdout, process.stderr);
const progress = createProgress(console.log);
const keeper = createKeeper(dataFolder, progress);
process.on('SIGTERM', () => {
  stopping.abort();
  void keeper.stop().then(() => process.exit(0));
});
const stack = await startStack({
  dataFolder,
  env: process.env,
  entries: { worker, api },
  progress,
  keeper,
  signal: stopping.signal,
  prepareDatabase: () => Promise.resolve(),
  isWorking: () => Promise.resolve(true),
});
console.log(`READY ${stack.databaseUrl}`);
setInterval(() => undefined, 60_000);
