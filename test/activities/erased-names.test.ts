import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createDatabase } from '../../db/database.js';
import { listFlawedDocuments } from '../../db/documents/flaws.js';
import { insertMessages } from '../../db/messages/messages.js';
import { askChange, endChange } from '../../db/second-person/waiting-changes.js';
import { verifySeals } from '../../db/seals/verify.js';
import { spelled } from '../../documents/papers/session-content.js';
import { typeset } from '../../documents/typeset/typeset.js';
import { ERASED_NAME } from '../../domain/privacy/erased-name.js';
import { text } from '../../domain/vocabulary/text.js';
import { person, told, wording } from '../../domain/vocabulary/wording.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../support/department.js';
import { erase, tablesWith } from '../support/erasing.js';
import { runAs } from '../support/owner.js';
import { SignedSession } from '../support/signed-session.js';

const AWAY = 'M-AWAY';
const AT = new Date('2026-11-29T10:00:00Z');
const { sessionId } = SignedSession;

/** Decision 51: of whoever sat, stood in, signed and acted for others nothing stays but his number. */
describe('the names of whoever was erased', () => {
  let world: SignedSession;
  let administrator: ReturnType<typeof createDatabase>;
  const flaws = () => listFlawedDocuments(world.db, []);
  /** Where a name stands, whoever may read it. */
  const named = (id: string) => tablesWith(administrator.db, `${id}甲`);

  beforeAll(async () => {
    world = await SignedSession.open(AWAY);
    administrator = createDatabase({ connectionString: world.scratch.administratorUrl, max: 1 });
    const { db } = world;
    await world.rename('甲');
    await world.chairSigns();
    await world.hrSigns(RELATED);
    await world.gmSigns();
    const by = person(RELATED);
    await insertMessages(db, [
      {
        order: {
          to: [HR, 'E1'],
          clause: 'I-39',
          subject: told(wording`${by}代办`, wording`${by} acted`),
          body: told(wording`${by}代${person(HR)}办理`, wording`${by} acted for ${person(HR)}`),
        },
        mark: { workflowId: 'W', seq: 1, at: AT, about: {} },
      },
    ]);
    // The mail of a morning says the subjects of what somebody was told (0052).
    await sql`with morning as (insert into digest_morning (day, made_at) values ('2024-01-05', ${AT}))
      insert into digest (person_id, day, open, due_today, overdue, lines, news)
      select person_id, '2024-01-05', 0, 0, 0, '[]', jsonb_build_array(subject) from message where workflow_id = 'W'`.execute(
      db,
    );
    // A declared relative names two people (I-35).
    await db.transaction().execute(async (trx) => {
      const change = await askChange(
        trx,
        {
          kind: 'relation',
          clause: 'I-35',
          what: text(
            `${RELATED}甲(${RELATED}) 申报 ${SUPERIOR}甲(${SUPERIOR}) 为亲属`,
            `${RELATED}甲 declares ${SUPERIOR}甲`,
          ),
          reason: null,
          about: [RELATED, SUPERIOR],
          deciders: ['hr'],
          content: { personId: RELATED, relativeId: SUPERIOR },
          askedBy: RELATED,
        },
        AT,
      );
      await endChange(trx, change, { outcome: 'applied', by: HR, reason: null, at: AT });
    });
    await sql`update person set status = 'left', left_on = '2023-12-31', hired_on = '2015-01-01'
      where id in (${RELATED}, ${AWAY}, ${HEAD})`.execute(db);
  });
  afterAll(async () => {
    await administrator.close();
    await world.close();
  });

  test('stand in no table any more: the panel’s, the stand-in’s, the deputy’s, the chair’s; all that was signed still computes', async () => {
    const before = await world.summary();
    const said = await world.says(before);
    for (const id of [RELATED, AWAY, HEAD]) {
      expect([id, said.includes(`${id}甲`), (await named(id)).includes('person')]).toEqual([id, true, true]);
      await erase({ db: world.db, ownerUrl: world.scratch.ownerUrl }, id, { askedBy: HR, approvedBy: GM, at: AT });
      expect([id, await named(id)]).toEqual([id, []]);
    }
    expect((await verifySeals(world.db, [])).faults).toEqual([]);
    expect(await flaws()).toEqual([]);
    const after = await world.summary();
    // What the papers say of them is what the house says; who is here keeps his name, the digest is that of what was signed.
    const left = await world.says(after);
    expect([left.includes('甲'), left.includes(ERASED_NAME), left.includes(`${SUPERIOR}甲`)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([RELATED, AWAY, HEAD].filter((id) => left.includes(`${id}甲`))).toEqual([]);
    expect(left).toContain(`${ERASED_NAME}代M-HR甲`);
    expect(after.frame.digest).toBe(before.frame.digest);
    expect(typeset(await world.summary()).pdf.equals(typeset(after).pdf)).toBe(true);
    expect(await world.says(await world.report())).toContain(`${ERASED_NAME}代M-HR甲`);
  });

  test('what was frozen before names stood apart says them as it did', async () => {
    const { rows } = await sql<{ head: object }>`select head::json as head from frozen_paper limit 1`.execute(world.db);
    const seats = [{ name: '韩伟', groups: ['humanResources'], substituteFor: null }] as const;
    const before = { ...rows[0]?.head, seats } as unknown as Parameters<typeof spelled>[0];
    expect(spelled(before, () => '?').seats).toEqual(seats);
  });

  test('a name that is another, or gone without an erasure, is found', async () => {
    const rewrite = (statement: string) =>
      runAs(world.scratch.administratorUrl, `set session_replication_role = replica; ${statement}`);
    await rewrite(`update frozen_name set name = '别人' where person_id = '${SUPERIOR}'`);
    expect(await flaws()).toEqual([{ number: sessionId, what: 'signed' }]);
    await rewrite(`update frozen_name set name = '${SUPERIOR}甲' where person_id = '${SUPERIOR}'`);
    expect(await flaws()).toEqual([]);
    await rewrite(`delete from frozen_name where person_id = '${GM}'`);
    expect((await flaws()).map(({ number }) => number)).toEqual([SignedSession.cycleId, sessionId]);
  });
});
