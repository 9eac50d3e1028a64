import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { insertDocuments, takeNumbers } from '../../db/documents/documents.js';
import { listFlawedDocuments } from '../../db/documents/flaws.js';
import { bindScans } from '../../db/documents/scans.js';
import { verifySealsOfCase, verifySources } from '../../db/seals/verify.js';
import { sealNext } from '../../db/seals/seal.js';
import { verifyDraws } from '../../cli/commands/verify-draw.js';
import { verifyDocuments } from '../../cli/commands/verify-seals.js';
import { shuffle } from '../../policy/rules/review-draw.js';
import { runAs } from '../support/owner.js';
import { openHouse, type House } from './house.js';

let house: House;
const at = new Date('2026-07-01T02:00:00Z');
beforeAll(async () => {
  house = await openHouse();
  await house.person('1');
  await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
    values ('C1', 'entry', '1', 'open', 'v1', '{}', 'hr')`.execute(house.db);
  const numbers = await takeNumbers(house.db, 'TZ', 2026, 3);
  await takeNumbers(house.db, 'PP', 2026, 2); // numbers of cases stand in the same table
  const papers = numbers.map((number, no) => ({
    number,
    kind: 'level-notice',
    caseId: 'C1',
    personId: '1',
    content: {},
    html: `<p>${number}</p>`,
    edition: no + 1,
    issuedBy: null,
    at,
  }));
  await insertDocuments(house.db, papers);
  await sealNext(house.db, at);
});
afterAll(() => house.close());

const flaws = () => listFlawedDocuments(house.db, ['TZ']);
const rewrite = (statement: string) =>
  runAs(house.administratorUrl, `set session_replication_role = replica; ${statement}`);

test('papers as they were issued have no flaw', async () => {
  expect(await flaws()).toEqual([]);
  expect(await verifySources(house.db, ['document'])).toEqual([]);
  expect(await verifySealsOfCase(house.db, 'C1')).toEqual([]);
  expect(await commanded(() => verifyDocuments(house.db))).toEqual([
    expect.stringMatching(/^✓ .*numbers agree\n$/),
    false,
  ]);
});

test('I-41: the scan of a signed sheet that was exchanged, or bound to another text or digest, is found', async () => {
  const pieces = ['%PDF-1.7', ' 签字页'];
  const sha256 = createHash('sha256').update(pieces.join('')).digest('hex');
  await sql`insert into attachment (id, uploaded_by, filename, media_type, sha256, bytes, uploaded_at)
    values ('F1', '1', '签字页.pdf', 'application/pdf', ${sha256}, 18, ${at})`.execute(house.db);
  for (const [no, piece] of pieces.entries())
    await sql`insert into attachment_piece (attachment_id, no, content) values ('F1', ${no}, ${Buffer.from(piece)})`.execute(
      house.db,
    );
  await bindScans(house.db, 'TZ-2026-00003', ['F1'], { by: '1', at });
  await sealNext(house.db, at);
  expect([await flaws(), await verifySources(house.db, ['document_scan'])]).toEqual([[], []]);
  const content = (text: string) =>
    rewrite(
      `update attachment_piece set content = convert_to('${text}', 'UTF8') where attachment_id = 'F1' and no = 1`,
    );
  await content(' 另一页');
  expect(await flaws()).toEqual([{ number: 'TZ-2026-00003', what: 'scan' }]);
  await content(' 签字页');
  await rewrite(`update document_scan set document_sha256 = '${'a'.repeat(64)}'`);
  expect(await flaws()).toEqual([{ number: 'TZ-2026-00003', what: 'scanned-text' }]);
  expect((await verifySources(house.db, ['document_scan'])).map(({ what }) => what)).toEqual(['changed']);
  await rewrite(`delete from document_scan`);
  expect((await verifySources(house.db, ['document_scan'])).map(({ what }) => what)).toEqual(['missing']);
});

test('another text and a number without its paper are named, by number and by seal, and those of the case too', async () => {
  await rewrite(`update document set html = '<p>other</p>' where number = 'TZ-2026-00001'`);
  await rewrite(`delete from document where number = 'TZ-2026-00002'`);
  expect(await flaws()).toEqual([
    { number: 'TZ-2026-00001', what: 'digest' },
    { number: 'TZ-2026-00002', what: 'missing' },
  ]);
  const rows = await verifySources(house.db, ['document']);
  expect(rows.map(({ what, key }) => [what, ...key])).toEqual([
    ['changed', 'TZ-2026-00001'],
    ['missing', 'TZ-2026-00002'],
  ]);
  // What is gone no longer says whose case it was: the whole chain does.
  expect((await verifySealsOfCase(house.db, 'C1')).map(({ what, key }) => [what, ...key])).toEqual([
    ['changed', 'TZ-2026-00001'],
  ]);
  expect(await verifySealsOfCase(house.db, 'C2')).toEqual([]);
});

/** What a command wrote, and whether it ends with 1. */
async function commanded(run: () => Promise<void>): Promise<readonly [said: string, ends: boolean]> {
  const said: string[] = [];
  const writing = jest.spyOn(process.stdout, 'write').mockImplementation((words) => said.push(String(words)) > 0);
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await run();
    return [said.join(''), process.exitCode !== 0];
  } finally {
    process.exitCode = before;
    writing.mockRestore();
  }
}

test('`verify documents` says which paper is not what its digest says or as it was sealed, and ends with 1', async () => {
  const [said, ends] = await commanded(() => verifyDocuments(house.db));
  for (const words of ['✗ document TZ-2026-00001', '✗ document TZ-2026-00002', '✗ TZ-2026-00001', '✗ TZ-2026-00002'])
    expect([words, said.includes(words)]).toEqual([words, true]);
  expect(ends).toBe(true);
});

test('`verify draw` repeats a draw of subordinates, names who was not drawn, and ends with 1 (I-55)', async () => {
  const seed = 'ab'.repeat(16);
  const roster = ['2', '3', '4', '5', '6'];
  for (const id of roster) await house.person(id);
  const asked = shuffle(seed, roster).slice(0, 3);
  await rewrite(`insert into review (case_id, no, stage, seed, launched_on, due_on, roster)
    values ('C1', 1, 'open', '${seed}', '2026-07-01', '2026-07-15', '{${roster.join(',')}}')`);
  for (const [index, id] of asked.entries())
    await rewrite(`insert into review_rater (case_id, no, person_id, review_group, place)
      values ('C1', 1, '${id}', 'subordinates', ${index + 1})`);
  const [same, ends] = await commanded(() => verifyDraws(house.db, 'C1'));
  expect([same.includes('✓'), ends]).toEqual([true, false]);
  const other = roster.find((id) => !asked.includes(id)) ?? '';
  await rewrite(`update review_rater set person_id = '${other}' where person_id = '${asked[1] ?? ''}'`);
  const [wrong, fails] = await commanded(() => verifyDraws(house.db, 'C1'));
  expect([wrong.includes('✗'), wrong.includes(other), fails]).toEqual([true, true, true]);
  await expect(verifyDraws(house.db, 'C9')).rejects.toMatchObject({ refusal: { code: 'REVIEW.NO_DRAW' } });
});
