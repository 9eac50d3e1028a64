import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { until } from '../../cli/play/until.js';
import { insertDocuments, takeNumbers } from '../../db/documents/documents.js';
import { findPaper, keepPapers, listUntypeset } from '../../db/documents/papers.js';
import { findByCode } from '../../db/documents/verified.js';
import { papersMade } from '../../db/documents/papers-made.js';
import { paperOfDocument } from '../../documents/papers/of-document.js';
import { typeset } from '../../documents/typeset/typeset.js';
import { startTypesetting } from '../../worker/typesetting.js';
import { openHouse, type House } from '../db/house.js';
import { levelNotice } from '../documents/papers-of.js';
import { program } from '../support/program.js';

let house: House;
let stops: AbortController;
let running: Promise<void>[];
const logged: object[] = [];
const log = { warn: (what: object) => void logged.push(what) };
const begin = (db = house.db) => {
  running.push(startTypesetting({ db, log, signal: stops.signal, now: () => new Date('2026-07-21T02:30:00Z') }).done);
};

beforeEach(async () => {
  house = await openHouse();
  stops = new AbortController();
  running = [];
  logged.length = 0;
  await house.person('20001');
});
afterEach(async () => {
  stops.abort();
  await Promise.all(running);
  await house.close();
});

/** Notices of as many cases, each with its number. */
async function issue(count: number, given: object = {}): Promise<readonly string[]> {
  const numbers = await takeNumbers(house.db, 'TZ', 2026, count);
  for (const number of numbers) {
    await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
      values (${`EN-${number}`}, 'entry', '20001', 'settled', 'v1', '{}', '20001')`.execute(house.db);
  }
  const documents = numbers.map((number) => ({
    kind: 'level-notice',
    caseId: `EN-${number}`,
    personId: '20001',
    content: { ...levelNotice, number, ...given },
    html: number,
    number,
    issuedBy: null,
    at: new Date('2026-07-20T02:00:00Z'),
  }));
  await insertDocuments(house.db, documents);
  return numbers;
}
const count = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from paper`.execute(house.db)).rows[0]?.n ?? 0;

describe('beside the worker (docs/decisions/0060)', () => {
  test('what was issued is typeset once, by two workers as by one; made again it has the same bytes', async () => {
    const numbers = await issue(12);
    const waiting = await listUntypeset(house.db, { limit: 20, without: [] });
    begin();
    begin();
    await until('all are kept', async () => (await count()) === 12);
    expect(logged).toEqual([]);
    for (const one of waiting) {
      const kept = await findPaper(house.db, one.id, 'issued');
      const again = typeset(paperOfDocument(one)).pdf;
      expect(kept?.pdf.equals(again)).toBe(true);
      expect(kept?.sha256).toBe(createHash('sha256').update(again).digest('hex'));
    }
    expect(waiting.map(({ number }) => number)).toEqual(numbers);
  });

  test('a signature gives a second paper, and the first stays', async () => {
    const [number = ''] = await issue(1);
    begin();
    await until('it is kept', async () => (await count()) === 1);
    await sql`insert into document_signature (document_id, signature, recorded_by, at)
      values (${number}, 'signed', '20001', '2026-07-21T02:00:00Z')`.execute(house.db);
    await until('the signed one as well', async () => (await count()) === 2);
    const [issued, answered] = [
      await findPaper(house.db, number, 'issued'),
      await findPaper(house.db, number, 'answered'),
    ];
    expect(issued?.sha256).not.toBe(answered?.sha256);
    const { code } = (await sql<{ code: string }>`select code from document`.execute(house.db)).rows[0] ?? { code: '' };
    const found = await findByCode(house.db, code);
    expect(found?.files).toEqual([answered?.sha256, issued?.sha256]);
  });

  test('one that cannot be made is named and holds up nobody; one with a rare name says so', async () => {
    await issue(1, { fromLevel: 'no-such-level' });
    await issue(1, { personName: 'ก' });
    begin();
    await until('the other is kept', async () => (await count()) === 1);
    expect(logged).toMatchObject([{ number: 'TZ-2026-00001' }, { number: 'TZ-2026-00002', coded: ['U+0E01'] }]);
  });

  test('killed with -9 in the middle, it goes on where it stopped: each once, none left, and HR sees how far it is', async () => {
    await sql`insert into cycle (id, month, stage, launch_from, launch_by, policy_version, choices, opened_by)
      values ('LC-2026-07', '2026-07', 'draft', '2026-07-01', '2026-07-07', 'v1', '{}', '20001')`.execute(house.db);
    const numbers = await issue(40);
    await sql`insert into candidate (id, cycle_id) select id, 'LC-2026-07' from personnel_case`.execute(house.db);
    const made = async () => {
      const { wanted, kept } = await papersMade(house.db, 'LC-2026-07');
      return [wanted, kept];
    };
    expect(await made()).toEqual([40, 0]);
    const script = await program('test/support/typesetter.ts');
    const child = spawn(process.execPath, [script, house.url], {
      stdio: 'ignore',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const dead = new Promise<string | null>((resolve) => {
      child.once('exit', (_, signal) => {
        resolve(signal);
      });
    });
    await until('some are kept', async () => (await count()) >= 3);
    child.kill('SIGKILL');
    expect(await dead).toBe('SIGKILL');
    const before = await count();
    const { rows } = await sql<{ id: string; sha256: string }>`
      select document_id as id, sha256 from paper`.execute(house.db);
    expect(before).toBeLessThan(40);
    begin();
    await until('all are kept', async () => (await count()) === 40);
    expect(await made()).toEqual([40, 40]);
    for (const { id, sha256 } of rows) expect((await findPaper(house.db, id, 'issued'))?.sha256).toBe(sha256);
    expect([numbers.length, logged]).toEqual([40, []]);
  });

  test('one that could not be kept for a moment is made again, and no fault of its own', async () => {
    await issue(1);
    let refused = 0;
    const refuseOnce = (text: string): void => {
      if (refused > 0 || !text.includes('insert into paper')) return;
      refused += 1;
      throw new Error('the database is gone');
    };
    begin(
      house.db.withPlugin({
        transformQuery: ({ node }) => {
          refuseOnce(JSON.stringify(node));
          return node;
        },
        transformResult: ({ result }) => Promise.resolve(result),
      }),
    );
    await until('it is kept', async () => (await count()) === 1);
    expect([refused, logged.filter((one) => 'number' in one)]).toEqual([1, []]);
  });

  test('until its papers are kept a document says that it waits for them', async () => {
    const [number = ''] = await issue(1);
    const { code } = (await sql<{ code: string }>`select code from document`.execute(house.db)).rows[0] ?? { code: '' };
    const waits = async () => (await findByCode(house.db, code))?.waits;
    const keep = (stage: 'issued' | 'answered') =>
      keepPapers(
        house.db,
        [{ documentId: number, stage, pdf: Buffer.from(stage), sha256: 'a'.repeat(64), coded: [] }],
        new Date(),
      );
    expect(await waits()).toBe(true);
    await keep('issued');
    expect(await waits()).toBe(false);
    await sql`insert into document_signature (document_id, signature, recorded_by, at)
      values (${number}, 'signed', '20001', '2026-07-21T02:00:00Z')`.execute(house.db);
    expect(await waits()).toBe(true);
    await keep('answered');
    expect(await waits()).toBe(false);
  });

  test('a kept paper is neither changed nor replaced', async () => {
    const [number = ''] = await issue(1);
    const paper = { documentId: number, stage: 'issued' as const, sha256: 'a'.repeat(64), coded: [] };
    await keepPapers(house.db, [{ ...paper, pdf: Buffer.from('one') }], new Date());
    await keepPapers(house.db, [{ ...paper, pdf: Buffer.from('two') }], new Date());
    expect((await findPaper(house.db, number, 'issued'))?.pdf.toString()).toBe('one');
    await expect(sql`update paper set sha256 = ${'b'.repeat(64)}`.execute(house.db)).rejects.toThrow();
  });
});

describe('numbers of a series and year', () => {
  test('a hundred at once have no gap and no number twice, also where some steps are rolled back', async () => {
    const taken: string[] = [];
    await Promise.all(
      Array.from({ length: 110 }, (_, index) =>
        house.db
          .transaction()
          .execute(async (trx) => {
            const [number = ''] = await takeNumbers(trx, 'HT', 2026, 1);
            if (index % 11 === 0) throw new Error('rolled back');
            return number;
          })
          .then(
            (number) => taken.push(number),
            () => undefined,
          ),
      ),
    );
    const expected = Array.from({ length: 100 }, (_, index) => `HT-2026-${String(index + 1).padStart(5, '0')}`);
    expect(taken.toSorted()).toEqual(expected);
  });
});
