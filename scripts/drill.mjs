// npm run drill: what takes minutes and is not run with every change (`*.drill.ts`): the whole service while its parts are
// killed. The last line is `N passed, N failed`.
import './node-version.mjs';
import { runJest } from './jest.mjs';
import { prepare } from './prepare.mjs';
import { main } from './say.mjs';

await main(async () => {
  await prepare();
  const only = '<rootDir>/test/**/*.drill.ts';
  const { passed, failed, problems, slowest } = await runJest(['--testMatch', only, ...process.argv.slice(2)]);
  for (const problem of problems) console.log(`✗ ${problem}`);
  for (const line of slowest) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
