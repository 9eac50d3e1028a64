// npm run journeys [-- name …]: long ways through the pages alone (`test/pages/journeys`), one after the other, each with what
// it took and every fault found on the way. JINJI_JOURNEY_PICTURES=FOLDER keeps a picture of each station.
import './node-version.mjs';
import { readdirSync } from 'node:fs';
import { runJest } from './jest.mjs';
import { local, prepare } from './prepare.mjs';
import { main } from './say.mjs';

const ENDING = '.journey.ts';
const known = readdirSync(local('test', 'pages', 'journeys'))
  .filter((name) => name.endsWith(ENDING))
  .map((name) => name.slice(0, -ENDING.length));

await main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.log(`没有这样的旅程 no such journey: ${unknown.join(', ')}. ${known.join(', ')}`);
    return 1;
  }
  await prepare();
  const files = (asked.length === 0 ? known : asked).map((name) => `<rootDir>/test/pages/journeys/${name}${ENDING}`);
  // Each has services of its own: one at a time.
  const { passed, failed, problems } = await runJest([
    '--maxWorkers=1',
    ...files.flatMap((file) => ['--testMatch', file]),
  ]);
  for (const problem of problems) console.log(`✗ ${problem}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
