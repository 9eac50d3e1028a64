import Table from 'cli-table3';
import * as z from 'zod';
import { replayCycles, type WhatIfCycle } from '../../api/views/policy/what-if.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { LEVEL_NAMES } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { isMonth } from '../../domain/vocabulary/month.js';
import { listReleases } from '../../db/policy/releases.js';
import { parseData } from '../../policy/data/data-error.js';
import { loadInstalledCalendar } from '../../policy/data/installed-calendar.js';
import { loadInstalledLibrary } from '../../policy/data/installed-library.js';
import { readText } from '../../policy/data/version-folders.js';
import { policySchema } from '../../policy/data/policy-schema.js';
import { openDataFolder } from '../launch/data-folder.js';
import { withDatabase } from './with-database.js';

const pair = z.string().regex(/^[^=]+=[^=]+$/, { error: '--switch I-24=nothing-stands' });
const options = z.strictObject({
  policy: z.string().exactOptional(),
  cycle: z.array(z.string().refine(isMonth, { error: '--cycle 2026-07' })).min(1),
  switch: z.array(pair).default([]),
  panels: z.enum(['pass', 'fail']),
  people: z.coerce.number().int().min(0),
  json: z.boolean(),
});

/** `jinji whatif`: past cycles read again under a changed policy file or switch; nothing is written. */
export async function whatIfFromCommand(given: unknown): Promise<void> {
  const { policy: file, cycle: cycles, switch: pairs, panels, people, json } = options.parse(given);
  const policy = file === undefined ? undefined : parseData(policySchema, file, readText(file));
  const switches = Object.fromEntries(pairs.map((one) => one.split('=', 2) as [string, string]));
  const dataFolder = await openDataFolder(process.env);
  const calendar = loadInstalledCalendar(dataFolder);
  await withDatabase(async ({ db }) => {
    const library = loadInstalledLibrary(dataFolder, await listReleases(db));
    const today = todayIn('Asia/Shanghai', Date.now());
    const replayed = await replayCycles({ db, library, calendar }, { cycles, policy, switches, panels }, today);
    if (json) process.stdout.write(`${JSON.stringify(replayed)}\n`);
    else for (const one of replayed) show(one, people);
  });
}

/** What was read from the records because the frozen facts do not reach so far, and who has no rating there. */
const beyondLine = ({ beyond }: WhatIfCycle): string => {
  if (beyond === null) return '';
  const { first, people, unrated } = beyond;
  const names = unrated.map(({ name, months }) => `${name} ${months.join(' ')}`).join(', ');
  return (
    `! 自 ${first} 起、冻结之前的月份按现有记录(${people} 人) · months from then on, before the frozen ones, are read from the records\n` +
    (names === '' ? '' : `! 其中无成绩、按未考核计 · not rated there: ${names}\n`)
  );
};

const levelName = (level: Level | null): string => (level === null ? '—' : LEVEL_NAMES[level].zh);
const plain = { style: { head: [], border: [] } };

function show(one: WhatIfCycle, people: number): void {
  const { cycle, source, cycleId, before, after, payFrom } = one;
  const from = source === 'frozen' ? `${cycleId ?? ''} 冻结的事实 · its frozen facts` : '人事记录 · HR’s records';
  process.stdout.write(
    `\n${cycle}:${one.people} 人 · people, ${from}, ${one.policyVersion}\n` +
      `晋级 rise ${before.rise} → ${after.rise}, 小级 steps ${before.steps} → ${after.steps}, ` +
      `待裁定 to rule on ${before.needsRuling} → ${after.needsRuling}, 暂缓 on hold ${before.onHold} → ${after.onHold}\n` +
      `月薪合计 monthly pay ${before.monthlyPay} → ${after.monthlyPay} CNY, 自 from ${payFrom.before} → ${payFrom.after}\n` +
      beyondLine(one),
  );
  const levels = new Table({
    ...plain,
    head: ['职级 level', '期初 began', '原 before', '新 after', '月薪 pay before', 'after'],
  });
  for (const { level, began, before: old, after: now, payBefore, payAfter } of one.levels) {
    levels.push([levelName(level), began, old, now, payBefore ?? '—', payAfter ?? '—']);
  }
  process.stdout.write(`${levels.toString()}\n`);
  showPeople(one, people);
}

function showPeople({ differences }: WhatIfCycle, limit: number): void {
  process.stdout.write(`${differences.length} 人结果不同 · people differ\n`);
  if (limit === 0 || differences.length === 0) return;
  const table = new Table({ ...plain, head: ['工号', '姓名 name', '现 from', '原 before', '新 after', '条款 §'] });
  for (const { personId, name, from, before, after, findings } of differences.slice(0, limit)) {
    const clauses = [...new Set(findings.map(({ clause }) => clause))].join(' ');
    table.push([personId, name, ...[from, before.level, after.level].map(levelName), clauses]);
  }
  process.stdout.write(`${table.toString()}\n${differences.length > limit ? '…\n' : ''}`);
}
