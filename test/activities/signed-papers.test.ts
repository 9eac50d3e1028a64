import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { listFlawedDocuments } from '../../db/documents/flaws.js';
import type { Paper } from '../../documents/papers/paper.js';
import { typeset } from '../../documents/typeset/typeset.js';
import { HEAD, HR, RELATED } from '../support/department.js';
import { runAs } from '../support/owner.js';
import { SignedSession } from '../support/signed-session.js';

const { cycleId, sessionId, CASES, gm } = SignedSession;

/** 8.5.4, 8.5.5: what chair, HR and general manager sign is frozen, and their signatures name its digest. */
describe('signed papers (15.2, 8.5.5)', () => {
  let world: SignedSession;
  const rename = (suffix: string) => world.rename(suffix);
  const summary = () => world.summary();
  const report = (reader = gm) => world.report(reader);
  const says = (paper: Paper) => world.says(paper);
  const digestOf = ({ frame }: Paper) => frame.digest;

  beforeAll(async () => {
    world = await SignedSession.open();
  });
  afterAll(() => world.close());

  test('before the chair has signed, the summary is as of now, and nobody’s', async () => {
    await rename('甲');
    const said = await says(await summary());
    expect([said.includes('E1甲'), said.includes('评审答辩小组组长：日期：')]).toEqual([true, true]);
  });

  test('the chair signs it: names, scores and digest stay, whatever becomes of the people', async () => {
    await world.chairSigns();
    const signed = await summary();
    await rename('乙');
    const later = await summary();
    const said = await says(later);
    expect([said.includes('E1甲'), said.includes('M-SUP甲'), said.includes('乙')]).toEqual([true, true, false]);
    expect(digestOf(later)).toBe(digestOf(signed));
    expect(said).toContain('评审答辩小组组长：M-HEAD甲日期：2026年7月20日12:07');
    expect(said).toContain(`SHA-256${digestOf(signed).slice(0, 32)}`);
    const { rows } = await sql<{ sha256: string; signed_by: string }>`
      select s.sha256, s.signed_by from office_signature s where role = 'chair'`.execute(world.db);
    expect(rows).toEqual([{ sha256: digestOf(signed), signed_by: HEAD }]);
  });

  test('HR signs with what she lays before the general manager, and not any more once she has taken it back', async () => {
    expect(await says(await report())).toContain('人力资源部：日期：');
    await world.hrSigns();
    expect(await says(await summary())).toContain('人力资源部：M-HR乙日期：2026年7月20日12:08');
    const laid = await report();
    await world.project('cycle.gm-submission', HR, {
      decisions: CASES.map((caseId) => world.decision(caseId, { kind: 'take-back', outcome: 'taken-back' })),
    });
    expect(await says(await summary())).toContain('人力资源部：日期：');
    await rename('丙');
    await world.hrSigns(RELATED);
    for (const said of [await says(await summary()), await says(await report())])
      expect(said).toContain('人力资源部：M-REL丙代M-HR丙日期：2026年7月20日12:10');
    expect(digestOf(await report())).not.toBe(digestOf(laid));
  });

  test('the general manager signs what he has decided: the summary as the chair did, the report as it stands then', async () => {
    const before = await report();
    await world.gmSigns();
    await rename('丁');
    const signed = await summary();
    const onSummary = await says(signed);
    expect(onSummary).toContain('总经理审批：M-GM丙日期：2026年7月20日12:11批准1人、否决1人');
    expect(onSummary.match(/与页脚内容摘要绑定/g)).toHaveLength(3);
    const after = await report();
    const onReport = await says(after);
    // HR signed what the general manager had before him, he what he made of it.
    expect(onReport).toContain(`所签内容摘要SHA-256${digestOf(before).slice(0, 32)}`);
    expect(onReport.match(/与页脚内容摘要绑定/g)).toHaveLength(1);
    expect([onReport.includes('E1丙'), onReport.includes('丁')]).toEqual([true, false]);
    const own = await says(await report({ ...gm, personId: 'E1' }));
    expect([own.includes('E1丙'), own.includes('另有查阅人本人的案件')]).toEqual([false, true]);
    // Made again it is the same to its last byte.
    expect(typeset(await summary()).pdf.equals(typeset(signed).pdf)).toBe(true);
  });

  test('what was signed is found when it is changed, and still computes when somebody on it was erased', async () => {
    expect(await listFlawedDocuments(world.db, [])).toEqual([]);
    const rewrite = (statement: string) =>
      runAs(world.scratch.administratorUrl, `set session_replication_role = replica; ${statement}`);
    await rewrite(`update frozen_line set content = replace(content, '80', '90') where case_id = '${CASES[0]}'`);
    expect(await listFlawedDocuments(world.db, [])).toEqual([{ number: sessionId, what: 'signed' }]);
    await rewrite(`delete from frozen_line where case_id = '${CASES[0]}'`);
    expect((await listFlawedDocuments(world.db, [])).map(({ number }) => number)).toEqual([cycleId, sessionId]);
    await rewrite(`insert into erasure (change_no, person_id, kinds, requested, asked_by, approved_by, carried_out_by, at, links)
      values (1, 'E1', '{cases}', false, 'M-HR', 'M-GM', 'command:x', now(), '{}')`);
    expect(await listFlawedDocuments(world.db, [])).toEqual([]);
    const said = await says(await summary());
    expect([said.includes('E1'), said.includes('E2甲')]).toEqual([false, true]);
    await rewrite(`update frozen_paper set head = replace(head, 'M-HEAD', 'M-HR') where kind = 'session-summary'`);
    expect(await listFlawedDocuments(world.db, [])).toEqual([{ number: sessionId, what: 'signed' }]);
  });
});
