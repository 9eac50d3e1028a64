// node scripts/run.mjs NAME … : runs dist/cli/NAME.js in this process, installed and built first when need be.
// Nothing of ours goes to stdout.
import './node-version.mjs';
import { fileURLToPath } from 'node:url';
import { built, prepare } from './prepare.mjs';
import { main } from './say.mjs';

// Whoever reads has heard enough (`… | head`).
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

await main(async () => {
  const [node, , name, ...args] = process.argv;
  await prepare();
  const script = built(`cli/${name}.js`);
  process.argv = [node, fileURLToPath(script), ...args];
  await import(script);
});
