// What a look into the inbox takes, tab by tab, for HR, a head, an employee and who stands in for HR, against the bare SQL of the same page:
// npm run bench:inbox -- [people] [tasks] [open] [looks] [rounds]
// The looks are made in rounds; of the ratio of the p99 the round in the middle is told, with the least and the most.
import { sql, type RawBuilder } from 'kysely';
import { openPostgres } from '../cli/launch/postgres/postgres.js';
import { makeDataFolder, removeDataFolder } from '../cli/launch/machine/scratch-folder.js';
import { createDatabase } from '../db/database.js';
import { migrateToLatest } from '../db/migrate.js';
import { listPeople } from '../db/people/people.js';
import { standingOf } from '../db/proxies/standing.js';
import { countTasks, listTasks, MOST_COUNTED, type TaskQuestion } from '../db/tasks/inbox.js';
import { viewerOf } from '../api/views/viewer.js';
import { countHeads, listHeads } from '../db/cases/personnel-views.js';
import type { Actor } from '../domain/vocabulary/roles.js';
import { DEPUTY, fillInboxes } from './support/inbox-house.js';
import { timing } from './support/measure.js';

const [people = 100_000, tasks = 1_000_000, open = tasks / 2, looks = 300, rounds = 5] = process.argv
  .slice(2)
  .map(Number);
const PAGE = 51;
/** Looks before those that count: code and plans are made meanwhile, as they are in a service that has been up for a minute. */
const WARM = 300;
const today = '2026-07-15';

const ACTORS: Readonly<Record<string, Actor>> = {
  HR: { personId: 'E11', roles: ['hr', 'employee'] },
  head: { personId: 'E10', roles: ['department-head', 'employee'] },
  employee: { personId: 'E5001', roles: ['employee'] },
  deputy: { personId: DEPUTY, roles: ['employee'] },
};
/** What a page takes where one knows on which desk it lies: the least that any inbox costs. */
const bareDesk: Readonly<Record<string, string>> = {
  HR: 'role:hr',
  head: 'department:D10',
  employee: 'person:E5001',
  deputy: 'role:hr',
};

const shown = sql`t.*, p.name, c.kind as case_kind, y.month from task t left join cycle y on y.id = t.cycle_id
  left join personnel_case c on c.id = t.case_id left join person p on p.id = c.person_id`;
const bareOpen = (desk: string): RawBuilder<unknown> => sql`select ${shown} join task_desk k on k.task_id = t.id
  where k.desk = ${desk} and k.state = 'open' order by k.due, k.task_id limit ${PAGE}`;
const bareClosed = (by: string): RawBuilder<unknown> => sql`select ${shown}
  where t.closed_by = ${by} and t.state = 'completed' order by t.closed_at desc, t.id desc limit ${PAGE}`;
const bareAll = sql`select ${shown} where t.state = 'open' order by coalesce(t.due_on, 'infinity'::date), t.id limit ${PAGE}`;

const folder = await makeDataFolder('jinji-bench-');
const postgres = await openPostgres({ dataFolder: folder, env: process.env });
try {
  await migrateToLatest(postgres.ownerUrl);
  const owner = createDatabase({ connectionString: postgres.ownerUrl, max: 2 });
  const begun = performance.now();
  await fillInboxes(owner.db, { people, tasks, open });
  await owner.close();
  process.stdout.write(
    `${people} people, ${tasks} tasks, ${open} open: filled in ${((performance.now() - begun) / 1000).toFixed(0)} s\n`,
  );
  const { db, close } = createDatabase({ connectionString: postgres.url, max: 3 });
  /** Looks at each in turn, so that whatever else the machine does is on all of them; how long each took, by round. */
  const inTurn = async (...works: readonly (() => Promise<unknown>)[]): Promise<readonly number[][][]> => {
    const took = works.map(() => Array.from({ length: rounds }, (): number[] => []));
    for (let time = -Math.min(WARM, looks); time < looks * rounds; time++) {
      for (const [no, work] of works.entries()) {
        const start = performance.now();
        await work();
        took[no]?.[Math.floor(time / looks)]?.push(performance.now() - start);
      }
    }
    return took;
  };
  const p99 = (durations: readonly number[]): number => timing(durations, 1).p99;
  const measure = async (work: () => Promise<unknown>): Promise<number[][]> => (await inTurn(work))[0] ?? [];
  const say = (who: string, what: string, ours: number[][], bare?: number[][]): void => {
    const ms = (of: number[][]): string => {
      const all = timing(of.flat(), 1);
      return `${all.p50.toFixed(1)} | ${all.p99.toFixed(1)}`;
    };
    const ratios = (bare ?? []).map((round, no) => p99(ours[no] ?? []) / p99(round)).sort((a, b) => a - b);
    const [least, middle, most] = [0, Math.floor(ratios.length / 2), ratios.length - 1].map((at) =>
      ratios[at]?.toFixed(2),
    );
    const beside = bare === undefined ? ' |  | ' : `${ms(bare)} | ${middle} (${least} to ${most})`;
    process.stdout.write(`| ${who} | ${what} | ${ms(ours)} | ${beside} |\n`);
  };
  process.stdout.write(
    '| who | tab | p50 ms | p99 ms | bare p50 | bare p99 | ratio p99 |\n|---|---|---|---|---|---|---|\n',
  );
  for (const [who, actor] of Object.entries(ACTORS)) {
    const desk = bareDesk[who] ?? '';
    const look = (state: TaskQuestion['state'], more: Partial<TaskQuestion> = {}) =>
      listTasks(db, actor, { state, today, limit: PAGE, ...more });
    const tab = (state: TaskQuestion['state'], more: Partial<TaskQuestion> = {}) => measure(() => look(state, more));
    const bare = (): Promise<unknown> => bareOpen(desk).execute(db);
    /** A tab beside its bare page, in turns. */
    const beside = async (what: string, page: () => Promise<unknown>, than: () => Promise<unknown> = bare) => {
      const [ours, theirs] = await inTurn(page, than);
      if (ours !== undefined) say(who, what, ours, theirs);
    };
    const [first] = await listTasks(db, actor, { state: 'open', today, limit: PAGE });
    await beside('whom he stands in for, asked first', () => standingOf(db, actor.personId));
    await beside('to do', () => look('open'));
    await beside('to do, second page', () => look('open', { after: first?.cursor }));
    await beside('due', () => look('due'));
    await beside('overdue', () => look('overdue'));
    say(who, 'to do, searched: wang', await tab('open', { search: 'wang' }));
    say(who, 'to do, searched: zwm', await tab('open', { search: 'zwm' }));
    await beside('to do, of a kind', () => look('open', { kind: 'level.notice' }));
    await beside(
      'done',
      () => look('completed'),
      () => bareClosed(actor.personId).execute(db),
    );
    say(who, 'withdrawn', await tab('withdrawn'));
    const counts = ['open', 'due', 'overdue', 'completed', ...(who === 'HR' ? (['all'] as const) : [])] as const;
    say(who, 'counts', await measure(() => countTasks(db, actor, counts, { today })));
    const viewer = viewerOf(actor);
    const ofCases = [{ startedBy: actor.personId }, ...(who === 'head' ? [{ below: actor.personId, open: true }] : [])];
    say(
      who,
      'counts of cases',
      await measure(() => Promise.all(ofCases.map((filter) => countHeads(db, viewer, filter, MOST_COUNTED)))),
    );
    const page = { limit: PAGE };
    say(who, 'cases, open', await measure(() => listHeads(db, viewer, { open: true }, page)));
    const scope = who === 'HR' ? {} : who === 'head' ? { managedBy: actor.personId } : { ids: [actor.personId] };
    say(who, 'people', await measure(() => listPeople(db, { ...scope, today, limit: PAGE })));
    if (who !== 'HR') continue;
    await beside(
      'follow-up',
      () => look('all'),
      () => bareAll.execute(db),
    );
    say(who, 'follow-up, searched: wang', await tab('all', { search: 'wang' }));
    say(who, 'follow-up, searched: E5001', await tab('all', { search: 'E5001' }));
  }
  await close();
} finally {
  await postgres.stop();
  await removeDataFolder(folder);
}
