import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { evenSheet } from '../../../cli/play/defense.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { Play } from '../../workflows/level-promotion/play.js';
import { Live } from '../live.js';

/** I-79: what a person says of himself in his own case; 8.5.2, 8.5.4. */

interface Paper {
  readonly kind: string;
  readonly text: string | null;
  readonly files: readonly { readonly id: string; readonly filename: string }[];
}
interface Said {
  readonly code: string;
  readonly open: readonly string[];
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
}

const MONTH = '2026-07';
const B6 = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const A2 = ['B', 'B', 'B', 'B', 'A', 'A'] as const;
let live: Live;
let play: Play;
const ids: Record<string, string> = {};

beforeAll(async () => {
  live = await Live.start(
    [
      { id: 'E1', level: 'junior-1', ratings: B6 },
      { id: 'E2', level: 'intermediate1-3', ratings: A2 },
      { id: 'E3', level: 'junior-1', ratings: ['B', 'B', 'B', 'B', 'B', 'C'] },
      { id: 'E4', level: 'junior-1', ratings: B6 },
    ],
    MONTH,
  );
  await sql`update department set head_id = ${HEAD} where id = 'CC'`.execute(live.stack.database.db);
  play = await Play.next(live.stack, MONTH);
});
afterAll(() => live.close());

const say = (who: string, of: string, form: object) =>
  live.post<Said>(who, `/v1/cases/${ids[of] ?? ''}/own-words`, form);
const outcome = async (who: string, of: string, form: object) => {
  const { status, body } = await say(who, of, form);
  return [status, body.code];
};
const open = async (who: string) => (await live.get<Said>(who, `/v1/cases/${ids[who] ?? ''}/own-words`)).body.open;
const papers = async (who: string, of: string) =>
  (await live.get<{ items: readonly Paper[] }>(who, `/v1/cases/${ids[of] ?? ''}/papers`)).body.items;
const load = async (who: string, file: string) => (await live.get(who, `/v1/attachments/${file}`)).status;
const cases = async (who: string) =>
  (
    await live.get<{ items: { personId: string; wishes: boolean | null; hasPapers: boolean | null }[] }>(
      who,
      `/v1/cases?cycle=${play.cycleId}`,
    )
  ).body.items;

describe('8.5.2: the list is known', () => {
  test('nobody speaks before, and who is not eligible hears why not', async () => {
    await play.launch();
    await play.closeRatings();
    for (const { id, personId } of await play.cases()) ids[personId] = id;
    expect((await play.stages()).E3).toBe('ineligible');
    for (const kind of ['wish', 'statement']) {
      const form = kind === 'wish' ? { kind } : { kind, text: '半年工作总结' };
      expect([kind, ...(await outcome('E3', 'E3', form))]).toEqual([kind, 409, 'OWN_WORDS.NOT_LISTED']);
    }
    expect(await open('E3')).toEqual([]);
    expect(await open('E1')).toEqual(['wish', 'statement']);
    const told = await live.get<{ items: { clause: string; subject: { zh: string } }[] }>('E1', '/v1/messages');
    expect(told.body.items[0]).toMatchObject({ clause: '8.5.2', subject: { zh: '2026-07 晋级评定：您符合晋级条件' } });
    const others = await live.get<{ items: { clause: string }[] }>('E3', '/v1/messages');
    expect(others.body.items.filter(({ clause }) => clause === '8.5.2')).toEqual([]);
  });

  test('only he himself, with files of his own, and something in it', async () => {
    for (const who of ['E2', HEAD, SUPERIOR, HR, GM]) {
      expect([who, ...(await outcome(who, 'E1', { kind: 'wish' }))]).toEqual([who, 404, 'CASE.NOT_FOUND']);
      expect([who, (await live.get(who, `/v1/cases/${ids.E1 ?? ''}/own-words`)).status]).toEqual([who, 404]);
    }
    expect((await say('E1', 'E1', { kind: 'statement' })).status).toBe(400);
    expect((await say('E1', 'E1', { kind: 'wish', files: [await live.upload('E1', '总结.pdf')] })).status).toBe(400);
    const foreign = await live.upload('E2', '别人的.pdf');
    const refused = await say('E1', 'E1', { kind: 'statement', text: '半年工作总结', files: [foreign] });
    expect([refused.status, refused.body.code]).toEqual([422, 'ATTACHMENT.UNKNOWN']);
    expect(refused.body.errors?.map(({ path }) => path)).toEqual(['files']);
    expect(await papers('E1', 'E1')).toEqual([]);
    expect(await outcome('E1', 'E1', { kind: 'presentation', text: '还没有答辩' })).toEqual([
      409,
      'OWN_WORDS.NO_DEFENSE',
    ]);
  });

  test('the head sees the wish beside the name, and reads the statement with its files', async () => {
    expect((await say('E1', 'E1', { kind: 'wish', text: '希望部门提交我' })).status).toBe(201);
    expect((await say('E4', 'E4', { kind: 'wish' })).status).toBe(201);
    const file = await live.upload('E1', '总结.pdf');
    expect((await say('E1', 'E1', { kind: 'statement', text: '半年工作总结', files: [file] })).status).toBe(201);
    expect(await outcome('E1', 'E1', { kind: 'wish' })).toEqual([409, 'OWN_WORDS.WISH_SAID']);
    expect(await outcome('E1', 'E1', { kind: 'statement', text: '又一份' })).toEqual([409, 'OWN_WORDS.STATEMENT_SAID']);
    expect(await outcome('E4', 'E4', { kind: 'statement', files: [file] })).toEqual([422, 'ATTACHMENT.UNKNOWN']);
    const wishing = (await cases(HEAD)).filter(({ wishes }) => wishes === true).map(({ personId }) => personId);
    expect(wishing.sort()).toEqual(['E1', 'E4']);
    expect((await cases(HEAD)).find(({ personId }) => personId === 'E1')?.hasPapers).toBe(true);
    for (const who of ['E1', HEAD, SUPERIOR, HR, GM]) {
      expect([who, await papers(who, 'E1')]).toMatchObject([
        who,
        [
          { kind: 'wish', text: '希望部门提交我' },
          { kind: 'statement', text: '半年工作总结', files: [{ id: file }] },
        ],
      ]);
      expect([who, await load(who, file)]).toEqual([who, 200]);
    }
    for (const who of ['E2', 'E4', RELATED]) expect([who, await load(who, file)]).toEqual([who, 404]);
  });

  test('who is left out reads the reason; who was submitted or left out asks no more', async () => {
    const submission = await live.taskOf(HEAD, 'cycle.submission');
    const rows = (who: readonly string[]) => who.map((one) => ({ caseId: ids[one] ?? '' }));
    const silent = await live.complete(HEAD, submission, {
      submitted: rows(['E1', 'E2']),
      leftOut: [{ caseId: ids.E4 ?? '' }],
    });
    expect(silent.status).toBe(400); // I-27: never without a reason
    const form = { submitted: rows(['E1', 'E2']), leftOut: [{ caseId: ids.E4 ?? '', reason: '本期名额已满' }] };
    expect((await live.complete(HEAD, submission, form)).status).toBe(200);
    const { items } = (await live.get<{ items: { body: { zh: string } }[] }>('E4', '/v1/messages')).body;
    expect(items.filter(({ body }) => body.zh.includes('理由：本期名额已满'))).toHaveLength(1);
    expect(await outcome('E2', 'E2', { kind: 'wish' })).toEqual([409, 'OWN_WORDS.WISH_TOO_LATE']);
    expect(await outcome('E4', 'E4', { kind: 'statement', text: '补充说明' })).toEqual([
      409,
      'OWN_WORDS.STATEMENT_TOO_LATE',
    ]);
    expect(await open('E2')).toEqual(['statement']);
  });

  test('8.5.3: HR’s first review ends it', async () => {
    await play.review();
    expect(await outcome('E2', 'E2', { kind: 'statement', text: '太晚了' })).toEqual([
      409,
      'OWN_WORDS.STATEMENT_TOO_LATE',
    ]);
    expect(await open('E1')).toEqual([]);
  });
});

describe('8.5.4: the defense', () => {
  test('the presentation is taken up to its day, once for each, and read by panel and general manager', async () => {
    expect(await open('E2')).toEqual(['presentation']);
    expect(await outcome('E1', 'E1', { kind: 'presentation', text: '不用答辩' })).toEqual([
      409,
      'OWN_WORDS.NO_DEFENSE',
    ]);
    await play.appoint();
    const { db } = live.stack.database;
    const heldOn = (day: string) =>
      sql`update defense_session set held_on = ${day}::date where group_id = ${play.cycleId}`.execute(db);
    const [{ today } = { today: '' }] = (
      await sql<{ today: string }>`select held_on::text as today from defense_session`.execute(db)
    ).rows;
    await heldOn('2026-01-05');
    expect(await outcome('E2', 'E2', { kind: 'presentation', text: '晚了' })).toEqual([
      409,
      'OWN_WORDS.PRESENTATION_TOO_LATE',
    ]);
    await heldOn(today);
    const file = await live.upload('E2', '演讲.txt', '半年成绩');
    expect((await say('E2', 'E2', { kind: 'presentation', files: [file] })).status).toBe(201);
    expect(await outcome('E2', 'E2', { kind: 'presentation', text: '再来一份' })).toEqual([
      409,
      'OWN_WORDS.PRESENTATION_SAID',
    ]);
    for (const who of [RELATED, HEAD, HR, GM]) {
      expect([who, await papers(who, 'E2')]).toMatchObject([
        who,
        [{ kind: 'presentation', files: [{ filename: '演讲.txt' }] }],
      ]);
      expect([who, await load(who, file)]).toEqual([who, 200]);
    }
    // Who sits for one candidate reads nothing of another.
    expect((await live.get(RELATED, `/v1/cases/${ids.E1 ?? ''}/papers`)).status).toBe(404);
    expect([await load('E1', file), await load('E4', file)]).toEqual([404, 404]);
  });

  test('8.5.7: it stands in the file of the case', async () => {
    await play.scoreAll((caseId) => evenSheet(caseId, 90));
    await play.sign();
    await play.decide('approve');
    await play.finish();
    await play.closed();
    const { rows } = await sql<{ content: { ownWords: object[]; attachments: object[] } }>`
      select content from document where kind = 'case-file' and case_id = ${ids.E1 ?? ''}`.execute(
      live.stack.database.db,
    );
    expect(rows[0]?.content).toMatchObject({
      ownWords: [
        { kind: 'wish', text: '希望部门提交我', by: 'E1' },
        { kind: 'statement', text: '半年工作总结', by: 'E1' },
      ],
      attachments: [{ filename: '总结.pdf', purpose: 'statement', by: 'E1' }],
    });
  });
});
