import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { until } from '../../../cli/play/until.js';
import { GM, HEAD, HR, RELATED, SUPERIOR } from '../../support/department.js';
import { eligible } from '../../workflows/position-promotion/vacancy-play.js';
import { Live, type Answer } from '../live.js';
import { thisMonth } from '../../support/this-month.js';

/** 9.4.1, I-36, I-49: a mean that misses its mark by less than a hundredth is told as what it is, wherever it is told. */
let live: Live;
beforeAll(async () => {
  live = await Live.start([eligible('E1')], thisMonth());
  await sql`update department set head_id = case id when 'CC' then ${HEAD} else ${RELATED} end`.execute(
    live.stack.database.db,
  );
});
afterAll(() => live.close());

interface Vacancy {
  readonly id: string;
  readonly candidates: readonly {
    readonly id: string;
    readonly means: { readonly competency: string; readonly peripheral: string; readonly passed: boolean } | null;
  }[];
}
interface Listed {
  readonly items: readonly { readonly id: string }[];
}
const task = (who: string, kind: string, filter: string): Promise<string> =>
  until(`${kind} in the inbox of ${who}`, async () => {
    const { body } = await live.get<Listed>(who, `/v1/tasks?kind=${kind}&${filter}`);
    return body.items[0]?.id;
  });
const act = async (who: string, kind: string, filter: string, form: object): Promise<Answer<object>> =>
  live.post(who, `/v1/tasks/${await task(who, kind, filter)}/completion`, form);

/** Fills in a sheet: so much for the first item, and the rest for all others. */
async function fill(who: string, kind: string, mine: string, first: number, rest: number): Promise<void> {
  const { items } = (await live.get<Listed>(who, `/v1/tasks/${await task(who, kind, mine)}/sheet`)).body;
  const scores = Object.fromEntries(items.map(({ id }, index) => [id, index === 0 ? first : rest]));
  expect((await act(who, kind, mine, { scores })).status).toBe(200);
}

test('both means, in the list, the refusal, the decision and the qualification record', async () => {
  const opening = {
    post: 'team-leader',
    department: 'CC',
    team: '一组',
    reportsTo: SUPERIOR,
    headCount: 1,
    reason: '扩编',
  };
  const { id } = (await live.post<Vacancy>(HR, '/v1/vacancies', opening)).body;
  await act(HEAD, 'vacancy.nomination', `vacancy=${id}`, { personId: 'E1', reason: '带班经验丰富' });
  const show = async (): Promise<Vacancy> => (await live.get<Vacancy>(GM, `/v1/vacancies/${id}`)).body;
  const caseId = (await show()).candidates[0]?.id ?? '';
  const mine = `case=${caseId}`;
  await act(HR, 'vacancy.verification', mine, { do: 'confirm', competency: [HEAD], peripheral: [RELATED] });
  await fill(HEAD, 'vacancy.competency-sheet', mine, 69.98, 70);
  await fill(RELATED, 'vacancy.peripheral-sheet', mine, 74.98, 75);

  const refused = await act(HR, 'vacancy.qualification', mine, { qualified: true });
  expect(refused.body).toMatchObject({ status: 422, code: 'QUALIFICATION.BELOW_MARK', clause: '9.4.1' });
  const means = (await show()).candidates[0]?.means;
  expect(means).toMatchObject({ passed: false });
  for (const mean of [means?.competency ?? '', means?.peripheral ?? '']) {
    expect(mean).toMatch(/^(69|74)\.99\d$/);
    expect(JSON.stringify(refused.body)).toContain(mean);
  }
  const detail = await live.get(GM, `/v1/cases/${caseId}`);
  expect(JSON.stringify(detail.body)).toContain(`"competency":"${means?.competency ?? ''}"`);
  expect(JSON.stringify([detail.body, refused.body, await show()])).not.toMatch(/70\.00|75\.00/);

  expect((await act(HR, 'vacancy.qualification', mine, { qualified: false, reason: '均分未达标' })).status).toBe(200);
  const { rows } = await sql<{ content: object }>`
    select content from document where kind = 'qualification-record'`.execute(live.stack.database.db);
  expect(rows.map(({ content }) => content)).toMatchObject([
    { competency: means?.competency, peripheral: means?.peripheral, reachesMarks: false },
  ]);
});
