import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { insertMessages, listMessages } from '../../db/messages/messages.js';
import { text } from '../../domain/vocabulary/text.js';
import { person, wording, type Told } from '../../domain/vocabulary/wording.js';
import { openHouse, type House } from './house.js';

let house: House;
let steps = 0;
beforeAll(async () => {
  house = await openHouse();
  await house.person('10001', { name: '安然' });
  await house.person('10002', { name: '白桦' });
});
afterAll(() => house.close());

async function tell(said: { readonly subject: Told; readonly body: Told }): Promise<void> {
  steps += 1;
  const order = { to: ['10001'], clause: 'I-74', ...said };
  const mark = { workflowId: 'W', seq: steps, at: new Date(), about: {} };
  await house.db.transaction().execute((trx) => insertMessages(trx, [{ order, mark }]));
}
async function told(words: string): Promise<string | undefined> {
  await tell({ subject: text(words, words), body: text(words, words) });
  return (await listMessages(house.db, '10001', { limit: 1 }))[0]?.body.zh;
}

test.each(['@{', '@{10002}', '@{10002', '}', '"@{"}', '$&$1', '\\', '@{nobody}'])(
  'I-74: somebody’s words %s are told as they are',
  async (words) => {
    expect(await told(words)).toBe(words);
  },
);

test('9.5.5: people are named by name and number, even where name or words look like a mark of ours', async () => {
  await house.person('{@', { name: '@{10002}' });
  const body = { zh: wording`由 ${person('{@')} 与 ${person('10002')}:${'@{10002}'}`, en: wording`${person('?')}.` };
  await tell({ subject: text('—', '—'), body });
  const [latest] = await listMessages(house.db, '10001', { limit: 1 });
  expect(latest?.body).toEqual({ zh: '由 @{10002}（{@）与 白桦（10002）:@{10002}', en: '?.' });
});
