import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { until } from '../../cli/play/until.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { previousWorkday } from '../../domain/vocabulary/workdays.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { command, type Ran } from './command.js';
import { flawsOf, recordsOf, stuckWorkflows, trialOf, type TrialLeft } from './left-behind.js';
import { bringBack, type Restored } from './restored.js';
import { PARTS } from './service.js';
import { Services } from './services.js';

/** What the tour left in the records. */
let records: Awaited<ReturnType<typeof recordsOf>>;
/** The trial that the tour leaves running, before all was killed and after it was started again. */
let left: TrialLeft;
let returned: TrialLeft;
/** What `jinji reconcile` said after all was killed, and after the records had lost something. */
let agreed: Ran;
let differed: Ran;
/** What `jinji verify` said of all that the tour left, and after somebody with every right had rewritten a decision. */
let verified: Ran;
let rewritten: Ran;
let decided: { readonly key: string };
/** Made while the tour ran, and what came of bringing it back. */
let backup: string;
let backedUp: Ran;
let restored: Restored;
/** The feet of the papers that were issued. */
/** What the worker gave a scraper. */
let figures: string;
let papers: readonly { readonly foot: string | null }[];

describe('the whole service (§8.5)', () => {
  const services = new Services();
  beforeAll(async () => {
    const { service, db } = await services.start();
    const touring = command(service.env, 'tour');
    await until('the tour has decided something', async () => {
      const { rows } = await sql`select from decision where decided_by is not null limit 1`.execute(db);
      return rows.length > 0;
    });
    backup = `${service.dataFolder}-backup`;
    backedUp = await command(service.env, 'jinji', 'backup', backup, '--with-keys');
    const { code, said } = await touring;
    expect([code, said]).toEqual([0, expect.stringContaining('done')]);
    // 8.5.7, §15: the tour ends with the notice and the file of the case on disk.
    const kept = (await readdir(join(service.dataFolder, 'papers'))).sort();
    expect(kept.map((name) => name.replace(/[0-9-]+/g, '-'))).toEqual(['DA-LP-.pdf', 'LP-卷宗.pdf', 'TZ-.pdf']);
    expect(await flawsOf(db)).toEqual({});
    expect(await stuckWorkflows(db, await service.temporalAddress())).toEqual([]);
    records = await recordsOf(db);
    left = await trialOf(db, await service.temporalAddress(), service.dataFolder);
    figures = await (await fetch(`http://${service.env.JINJI_WORKER_METRICS ?? ''}/metrics`)).text();
    await service.kill(PARTS);
    returned = await trialOf(db, await service.temporalAddress(), service.dataFolder);
    expect(await flawsOf(db)).toEqual({});
    agreed = await command(service.env, 'jinji', 'reconcile');
    verified = await command(service.env, 'jinji', 'verify', 'all');
    papers = (
      await sql<{ foot: string | null }>`
      select substring(html from '档案链 [0-9]+ · [0-9a-f]{16}') as foot from document order by issued_at`.execute(db)
    ).rows;
    const { rows } = await sql<{ key: string }>`
      select concat_ws(' ', case_id, workflow_id, seq) as key from decision where decided_by is not null
      order by no desc limit 1`.execute(db);
    decided = rows[0] ?? { key: '' };
    await sql
      .raw(
        `set session_replication_role = replica;
         update decision set outcome = outcome || 'd' where concat_ws(' ', case_id, workflow_id, seq) = '${decided.key}';
         reset session_replication_role`,
      )
      .execute(db);
    rewritten = await command(service.env, 'jinji', 'verify', 'ledger');
    // What no act of the product does: the records lose the tasks that the engine has asked for.
    await sql`delete from task where workflow_id = ${left.id}`.execute(db);
    differed = await command(service.env, 'jinji', 'reconcile', '--repair', left.id);
    await services.disconnect();
    expect(await service.stop()).toEqual({ code: 0, left: [] });
    restored = await bringBack(backup, service, services);
  }, 900_000);
  afterAll(async () => {
    await services.close();
    await rm(backup, { recursive: true, force: true });
  }, 60_000);

  it('plays a cycle from the ratings to the signed notices with npm run tour', () => {
    expect(records.cycles).toHaveLength(1);
    expect(records.levels?.length).toBeGreaterThan(0);
    expect(records.signatures?.length).toBeGreaterThan(0);
  });

  it('gives the figures of its worker that alerts and panels ask for (decision 75)', async () => {
    const known = await readFile(new URL('../../deploy/prometheus/of-the-worker.yml', import.meta.url), 'utf8');
    const names = parse(known) as string[];
    expect(names.filter((name) => !figures.includes(`# TYPE ${name} `))).toEqual([]);
  });

  it('is backed up in the middle of the tour, which goes on; acts pause for seconds (decision 69)', () => {
    expect(backedUp).toEqual({ code: 0, said: expect.stringMatching(/acts paused for [0-9.]+ s/) });
  });

  it('a back-up that is damaged, cut short, of another version, without keys, or that goes where something lies is refused whole', () => {
    expect(restored.refused).toEqual({
      damaged: 'BACKUP.DAMAGED',
      'without its list': 'BACKUP.UNREADABLE',
      'of another version': 'BACKUP.OTHER_VERSION',
      'without its keys': 'BACKUP.KEYS_MISSING',
      'into a folder that is not empty': 'BACKUP.NOT_EMPTY',
    });
  });

  it('is brought back elsewhere: whole, engine and records agree, the chain holds, and cases go on', () => {
    expect(restored.beside).toContain('is a copy of');
    expect(restored.agreed).toEqual({ code: 0, said: expect.stringContaining('engine and records agree') });
    expect(restored.verified).toEqual({ code: 0, said: expect.stringMatching(/rows sealed, 0 faults/) });
    expect(restored.flaws).toEqual([]);
    expect(restored.goesOn).toEqual(['open', 'open']);
  });

  it('agrees with itself after all was killed; what the records lack is named, and never made up (decision 30)', () => {
    expect(agreed).toEqual({ code: 0, said: expect.stringContaining('engine and records agree') });
    expect(differed.code).toBe(1);
    expect(differed.said).toContain(`✗ ${left.id}`);
    expect(differed.said).toContain('cannot be mended here');
  });

  it('has sealed all of it, and names a decision that somebody with every right has rewritten (decision 47)', () => {
    expect(verified).toEqual({
      code: 0,
      said: expect.stringMatching(/rows sealed, 0 faults[^]*papers, signatures and/),
    });
    expect(rewritten.code).toBe(1);
    expect(rewritten.said).toContain(`✗ decision ${decided.key} `);
    expect(rewritten.said).toMatch(/rows sealed, 1 faults/);
    expect(papers.length).toBeGreaterThan(0);
    expect(papers.filter(({ foot }) => foot === null)).toEqual([]);
  });

  it('leaves a trial whose days stand in the engine, also after all was killed and started again (9.5.5, 9.5.6)', () => {
    expect(left).toMatchObject({ stage: 'running', engine: 'running' });
    const reminder = instantAt(previousWorkday(loadCalendar(), left.reviewOn), '09:00');
    expect(left.timers).toContain(new Date(reminder).toISOString().slice(0, 16));
    expect(returned).toEqual(left);
  });
});
