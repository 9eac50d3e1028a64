import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from '../sample/accounts.js';
import type { SampleReport } from '../sample.js';

/** The sample's log-ins for the terminal; nothing when the people in the database are somebody's own. */
export function sampleLines(sample: SampleReport): readonly string[] {
  if (!sample.loaded && !existsSync(join(sample.folder, 'sample.json'))) return [];
  const table = new Table({ chars: BARE, style: { head: [], border: [], 'padding-left': 2, 'padding-right': 0 } });
  for (const { login, zh, en } of SAMPLE_ACCOUNTS) table.push([login, `${zh} · ${en}`]);
  return [
    `  示例账号，密码均为 · sample log-ins, all with the password  ${SAMPLE_PASSWORD}`,
    table.toString(),
    `  示例文件 · sample files  ${sample.folder}`,
    '',
  ];
}

const BARE = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid']
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .concat('middle', 'top-mid')
    .map((part) => [part, '']),
);
