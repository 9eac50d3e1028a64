import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase } from '../../../db/database.js';
import { ensureSample } from '../../../cli/sample.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { finish, verify } from '../../../cli/tour/closing.js';
import { appoint, decide, hear, layBefore, review } from '../../../cli/tour/deciding.js';
import { evaluate, launch, submit } from '../../../cli/tour/opening.js';
import { keepPapers } from '../../../cli/tour/papers.js';
import { promote } from '../../../cli/tour/promotion.js';
import { Story } from '../../../cli/tour/story.js';
import { until } from '../../../cli/play/until.js';
import type { ComposeFile } from './compose-file.js';
import type { Engine } from './engine.js';
import { jinji, throughCaddy, type Operator } from './operator.js';

export interface PlayOptions {
  readonly engine: Engine;
  readonly operator: Operator;
  readonly file: ComposeFile;
  readonly say: (line: string) => void;
  readonly place: string;
}

/** The whole drill, from empty volumes to an upgrade. */
export async function play(options: PlayOptions): Promise<void> {
  const { engine, say } = options;
  const api = engine.portOf('api');
  const url = `http://127.0.0.1:${api}`;
  await installed(options, url);
  const story = await toured(options, url);
  await backedUpAndRestored(options, story);
  await upgraded(options, story);
  await besides(options, url);
  say('\n# memory, the most that was seen (PSS), and the limit of the file');
  for (const [name, bytes] of [...engine.peaks].sort()) {
    const limit = options.file.services[name]?.memoryLimit;
    say(`  ${name}: ${mega(bytes)} of ${limit === undefined ? 'no limit' : mega(limit)}`);
  }
  say(`\ncontainers that ended by themselves: ${engine.restarts}`);
}

const mega = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

/** From empty volumes to the first account, as written. */
async function installed({ engine, operator, say }: PlayOptions, url: string): Promise<void> {
  say('\n# up, from empty volumes');
  await operator.follow(engine, 3);
  await ready(url, say);
  say('\n# people and the first account');
  await operator.firstAccount(engine, url);
  say('\n# down -v');
  await engine.down({ volumes: true });
}

async function ready(url: string, say: (line: string) => void): Promise<void> {
  const answer = await fetch(`${url}/readyz`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`readyz: ${answer.status} ${text}`);
  say(`  readyz: ${text}`);
}

/** The sample and the first half of a cycle, a stop of everything in order, and the next steps after a start. */
async function toured({ engine, operator, say, place }: PlayOptions, url: string): Promise<Story> {
  say('\n# up again, with the sample department');
  await engine.up();
  const dataFolder = join(place, 'sample');
  mkdirSync(dataFolder, { recursive: true });
  const databaseUrl = writerUrl(engine, operator);
  await ensureSample({ databaseUrl, dataFolder, today: todayIn('Asia/Shanghai', Date.now()) });
  const narrator = {
    chapter: (clause: string, _zh: string, en: string) => {
      say(`  §${clause} ${en}`);
      return Promise.resolve();
    },
    say: () => undefined,
  };
  const story = new Story(url, narrator);
  await launch(story);
  await evaluate(story);
  await submit(story);
  await review(story);
  say('\n# stop, in order, and up');
  await engine.stop();
  await engine.up();
  await ready(url, say);
  await appoint(story);
  await hear(story);
  await layBefore(story);
  return story;
}

const writerUrl = (engine: Engine, operator: Operator): string =>
  operator.secret('database_url').replace('@db:', `@${engine.address('db')}:`);

/** 6, 7: backs up, goes on in empty volumes with what was restored, and finishes the cycle. */
async function backedUpAndRestored({ engine, operator, say }: PlayOptions, story: Story): Promise<void> {
  say('\n# back-up, down -v, restore');
  await operator.follow(engine, 6);
  await engine.down({ volumes: true });
  await operator.follow(engine, 7);
  say('\n# upgrade, with cases under way');
  await operator.follow(engine, 8);
  await decide(story);
  await finish(story);
  await withRecords(engine, operator, (db) => verify(story, db));
  await keepPapers(story, undefined);
}

async function withRecords(
  engine: Engine,
  operator: Operator,
  act: (db: ReturnType<typeof createDatabase>['db']) => Promise<void>,
): Promise<void> {
  const database = createDatabase({ connectionString: writerUrl(engine, operator), applicationName: 'jinji-drill' });
  try {
    await act(database.db);
  } finally {
    await database.close();
  }
}

/** 8: the step at which a new version would come, and a promotion to a post after it. */
async function upgraded({ engine, operator, say }: PlayOptions, story: Story): Promise<void> {
  say('\n# upgrade, with nothing under way');
  await operator.follow(engine, 8);
  await withRecords(engine, operator, (db) => promote(story, db));
}

/** 9, TLS, and what else is written. */
async function besides({ engine, operator, say }: PlayOptions, url: string): Promise<void> {
  say('\n# keys, erasure, seals');
  operator.rotateKeys();
  await operator.follow(engine, 9);
  await ready(url, say);
  operator.tell((await engine.exec('api', jinji('verify', 'ledger'))).output);
  say('\n# TLS in front');
  await engine.up(undefined, ['tls']);
  say(
    `  https://localhost/readyz answers ${await until('Caddy answers', () => throughCaddy('/readyz').catch(() => false as const), 15_000)}`,
  );
  say('\n# stop, in order');
  await engine.stop();
}
