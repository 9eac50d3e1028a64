// The yardstick of bench/policy.ts: parses each line and prints it again, with the command's own way of reading and
// writing. Run on the build: node bench/policy-pass-through.mjs < requests.jsonl
import { once } from 'node:events';
import { linesOf } from '../dist/cli/lines.js';

let output = '';
for await (const lines of linesOf(process.stdin)) {
  for (const line of lines) if (line !== '') output += `${JSON.stringify(JSON.parse(line))}\n`;
  if (output !== '' && !process.stdout.write(output)) await once(process.stdout, 'drain');
  output = '';
}
