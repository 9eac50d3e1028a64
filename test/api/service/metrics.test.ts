import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { parse } from 'yaml';
import { createHarness, type Harness } from '../harness.js';

/** docs/decisions/0075: figures for whoever has the token; what alerts and panels ask for is there. */
const TOKEN = 'a-token-of-the-scraper';
const read = (path: string): Promise<string> => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('/metrics', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await createHarness({ environment: { JINJI_METRICS_TOKEN: TOKEN } });
  });
  afterAll(() => harness.close());

  const scrape = async (token = TOKEN) =>
    request(harness.express)
      .get('/metrics')
      .set({ Authorization: `Bearer ${token}`, Host: '10.1.2.3:8080' });

  test('is given for the token alone, and does not exist where none is set', async () => {
    expect((await scrape()).status).toBe(200);
    expect((await scrape('another-token-of-somebody')).status).toBe(401);
    expect((await request(harness.express).get('/metrics')).status).toBe(401);
  });

  test('times answers by the pattern of their route and counts refusals by their code, with nobody in it', async () => {
    const login = await harness.tokenOf('e1');
    const as = { Authorization: `Bearer ${login}` };
    expect((await request(harness.express).get('/v1/people/e2').set(as)).status).toBe(404);
    await request(harness.express).get('/v1/nothing-of-the-kind');
    const { text } = await scrape();
    expect(text).toMatch(
      /jinji_http_request_seconds_count\{method="GET",route="\/v1\/people\/:personId",status="404"\} 1/,
    );
    expect(text).toMatch(/jinji_refusals_total\{code="[A-Z]+\.[A-Z_]+"\} 1/);
    expect(text).toMatch(/route="other",status="404"/);
    expect(text).not.toMatch(/e2|客服|e1"/);
  });

  test('counts what the records hold', async () => {
    const { text } = await scrape();
    for (const line of [
      'jinji_tasks{state="open"} 0',
      'jinji_part_up{part="database"} 1',
      'jinji_acts{state="waiting"} 0',
    ])
      expect(text).toContain(line);
  });

  test('alerts and panels ask for figures that it gives, or that the engine’s library is known to give', async () => {
    const { text } = await scrape();
    const given = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const known = new Set(parse(await read('deploy/prometheus/of-the-worker.yml')) as string[]);
    const rules = parse(await read('deploy/prometheus/alerts.yml')) as {
      groups: { rules: { alert: string; expr: string; annotations: { runbook: string } }[] }[];
    };
    const board = JSON.parse(await read('deploy/grafana/jinji.json')) as { panels: { targets: { expr: string }[] }[] };
    const asked = [
      ...rules.groups.flatMap((group) => group.rules.map(({ expr }) => expr)),
      ...board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    expect(asked.length).toBeGreaterThan(12);
    const names = asked.flatMap((expr) => expr.match(/\b(jinji|temporal|nodejs|process)_[a-z0-9_]+/g) ?? []);
    const plain = names.map((name) => name.replace(/_(bucket|count|sum)$/, ''));
    expect(plain.filter((name) => !given.has(name) && !known.has(name))).toEqual([]);
  });
});

test('without a token there is no such page', async () => {
  const harness = await createHarness();
  const { status } = await request(harness.express)
    .get('/metrics')
    .set({ Authorization: `Bearer ${TOKEN}` });
  await harness.close();
  expect(status).toBe(404);
});
