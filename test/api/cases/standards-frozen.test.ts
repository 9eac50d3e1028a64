import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import request from 'supertest';
import { until } from '../../../cli/play/until.js';
import { ABILITIES } from '../../../domain/pipelines/defense/acts.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { monthOf } from '../../../domain/vocabulary/month.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { asCsv, standardsTable } from '../../support/standards.js';
import { Live } from '../live.js';

const today = todayIn('Asia/Shanghai', Date.now());
let live: Live;
beforeAll(async () => {
  live = await Live.start([{ id: 'E2', level: 'intermediate1-3', ratings: ['B', 'B'] }], monthOf(today), {
    [RELATED]: ['department-head', 'panel', 'employee'],
  });
  const { db } = live.stack.database;
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(db);
});
afterAll(() => live.close());

interface Session {
  readonly aims: Readonly<Record<string, string>>;
  readonly standards: {
    readonly source: string;
    readonly items: readonly {
      readonly ability: string;
      readonly grades: Readonly<Record<string, { readonly zh: string; readonly wording: string }>>;
    }[];
  };
}

/** HR uploads the company's wording, and takes it over as it was shown. */
async function bring(mark: string): Promise<number> {
  const token = `Bearer ${await live.harness.tokenOf(HR)}`;
  const send = (path: string) =>
    request(live.harness.express)
      .post(`/v1/policy/standards/v1${path}`)
      .set({ Authorization: token, 'Content-Type': 'text/csv', 'Idempotency-Key': randomUUID() })
      .send(asCsv(standardsTable(mark)));
  const { basis } = (await send('/comparison')).body as { basis: string };
  return (await send(`?basis=${basis}`)).status;
}

describe('what a panel judges by (14.1, I-31)', () => {
  let caseId = '';
  let path = '';
  const read = async (who: string) => (await live.get<Session>(who, path)).body;
  const business = ({ standards, aims }: Session) => {
    expect(aims).toEqual({ [caseId]: 'intermediate2-1' });
    return standards.items.find(({ ability }) => ability === 'business')?.grades.intermediate2;
  };

  test('the sheet shows the company’s words for the grade aimed at, as they were when the panel was called', async () => {
    expect(await bring('初版')).toBe(201);
    const asked = await live.post<{ id: string; stage: string }>(HEAD, '/v1/special-promotions', {
      personId: 'E2',
      to: 'intermediate2-1',
      reason: '为公司做出突出贡献',
      evidence: '专利三项',
    });
    caseId = asked.body.id;
    await live.act(HR, 'cycle.first-review', { decisions: [{ caseId, decision: 'pass' }] });
    await live.act(HR, 'cycle.appoint-panel', {
      heldOn: today,
      chair: HEAD,
      supervisors: [],
      departmentHead: [HEAD],
      relatedDepartments: [RELATED],
      humanResources: [HR],
      caseIds: [caseId],
    });
    const task = await live.taskOf(HEAD, 'defense.sheets');
    const { body } = await live.get<{ sessionId: string }>(HEAD, `/v1/tasks/${task.id}`);
    path = `/v1/defenses/${body.sessionId}`;
    const shown = business(await read(HEAD));
    expect(shown).toEqual({
      zh: '初版:业务能力,中(二)级客服',
      en: '初版:业务能力,中(二)级客服',
      wording: 'company',
    });
    // Imported while the panel sits: it goes on by what it was called with, and so does everybody who reads it later.
    expect(await bring('新版')).toBe(201);
    for (const scorer of [SUPERIOR, HEAD, RELATED, HR]) {
      expect(business(await read(scorer))).toEqual(shown);
      const scores = Object.fromEntries(ABILITIES.map((ability) => [ability, 90]));
      await live.act(scorer, 'defense.sheets', { sheets: [{ caseId, scores }] });
    }
    await live.act(HEAD, 'defense.summary', { signed: true });
    expect(business(await read(GM))).toEqual(shown);
    const { db } = live.stack.database;
    await expect(sql`update defense_session set standards = '{}'`.execute(db)).rejects.toThrow(/append-only/);
    expect((await live.get('E2', path)).status).toBe(404);
  });

  test('the case file keeps the words that were read, and whose they are', async () => {
    await live.act(HR, 'cycle.gm-submission', {});
    await live.act(GM, 'cycle.gm-decision', { decisions: [{ caseId, decision: 'reject', reason: '名额' }] });
    await live.act(HR, 'cycle.release', {});
    await live.act(SUPERIOR, 'level.interview', { heldOn: today, summary: '谈话' }, caseId);
    await live.act('E2', 'level.interview-confirmation', { tookPlace: true }, caseId);
    const { db } = live.stack.database;
    const file = await until('the case file', async () => {
      const { rows } = await sql<{ content: { standards: unknown }; html: string }>`
        select content, html from document where case_id = ${caseId} and kind = 'case-file'`.execute(db);
      return rows[0];
    });
    expect(file.content.standards).toMatchObject([
      {
        level: 'intermediate2-1',
        source: 'import',
        descriptors: [
          { ability: 'business', descriptor: { zh: '初版:业务能力,中(二)级客服', wording: 'company' } },
          {},
          {},
          {},
          {},
          {},
        ],
      },
    ]);
    expect(file.html).toContain('初版:业务能力,中(二)级客服(公司原文');
  });
});
