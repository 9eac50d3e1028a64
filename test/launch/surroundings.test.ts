import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Guest } from '../../cli/play/guest.js';
import { until } from '../../cli/play/until.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { startService, type Service } from '../e2e/service.js';

/** Turkish letters, a zone in which it is yesterday for most of China's day, and no right for anybody else. */
const ODD = { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr', TZ: 'America/Los_Angeles' };
const BARE = { LANG: 'C', LC_ALL: undefined, LANGUAGE: undefined, TZ: 'Pacific/Kiritimati' };
const ASKED = [
  'people?limit=200',
  'departments',
  'cycles',
  'cases',
  'standings',
  'tasks',
  'messages',
  'pay-rates',
  'trials',
  'policy',
  'policy/register',
  'confirmation-dates',
  'reports/ladder',
  'reports/overdue',
  'accounts',
  'me',
];

let parent: string;
let dataFolder: string;
let service: Service | undefined;
beforeAll(async () => {
  parent = await makeDataFolder('jinji-surroundings-');
  dataFolder = join(parent, `数据 #1?%41's`);
});
afterAll(async () => {
  await service?.close();
  await removeDataFolder(dataFolder);
  await removeDataFolder(parent);
});

/** The first look of the daily watch tells HR what is amiss (I-47a); it comes by itself. */
async function watched({ url }: Service): Promise<void> {
  const hr = await Guest.signIn(url, 'hr');
  await until('HR is told what the watch has found', async () => {
    const { items } = await hr.get<{ items: readonly { clause: string }[] }>('/v1/messages');
    return items.some(({ clause }) => clause === 'I-47a');
  });
}

/** What HR and the GM are told, with the environment's own marks left in. */
async function answers({ url }: Service): Promise<Readonly<Record<string, string>>> {
  const told: Record<string, string> = {};
  for (const login of ['hr', 'gm']) {
    const guest = await Guest.signIn(url, login);
    for (const path of ASKED) {
      const answer = await guest.get<unknown>(`/v1/${path}`).catch((error: unknown) => String(error));
      told[`${login} ${path}`] = JSON.stringify(answer);
    }
  }
  return told;
}

/** The files that somebody else on the machine could read or write. */
async function openFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && ((await stat(path)).mode & 0o077) !== 0) found.push(relative(folder, path));
  }
  return found;
}

test('a service and its folder are the same in every locale, zone and umask, wherever they lie', async () => {
  const before = process.umask(0o077);
  await mkdir(dataFolder, { mode: 0o711 });
  try {
    service = await startService(dataFolder, ODD);
  } finally {
    process.umask(before);
  }
  await watched(service);
  const first = await answers(service);
  expect(Object.values(first).filter((answer) => answer.includes('张')).length).toBeGreaterThan(0);
  expect((await service.stop()).left).toEqual([]);
  // Whatever the umask of who started it.
  expect(await openFiles(dataFolder)).toEqual([]);
  service = await startService(dataFolder, BARE);
  expect(await answers(service)).toEqual(first);
  expect((await service.stop()).left).toEqual([]);
  expect(await openFiles(dataFolder)).toEqual([]);
  expect(await readdir(parent)).toEqual([`数据 #1?%41's`]);
});
