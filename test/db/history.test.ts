import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { appendLevels, type LevelEntry } from '../../db/people/history.js';
import { addPayRates, listPayChanges, payTableOn } from '../../db/people/pay/pay.js';
import { appendLevel, appendPayChange, appendPosition } from '../support/entries.js';
import { listPeriods } from '../../db/people/periods.js';
import { openHouse, type House } from './house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  for (const id of ['1', '2', '3', '4', '5']) await house.person(id);
});
afterAll(() => house.close());

const entry = (changes: Partial<LevelEntry> = {}): LevelEntry => ({
  personId: '1',
  level: 'junior-1',
  effectiveFrom: '2024-01-01',
  countsFrom: '2024-01-01',
  source: 'entry',
  recordedBy: 'hr',
  ...changes,
});
const levelOn = async (personId: string, day: string) =>
  (
    await sql<{ level: string; counts_from: string }>`
      select level, counts_from from level_on(${day}) where person_id = ${personId}`.execute(house.db)
  ).rows[0];

test('a level holds from its first day until the next begins', async () => {
  await appendLevel(house.db, entry());
  await appendLevel(
    house.db,
    entry({ level: 'junior-2', effectiveFrom: '2025-02-01', countsFrom: '2025-01-01', source: 'level-promotion' }),
  );
  expect(await levelOn('1', '2023-12-31')).toBeUndefined();
  expect((await levelOn('1', '2024-01-01'))?.level).toBe('junior-1');
  expect((await levelOn('1', '2025-01-31'))?.level).toBe('junior-1');
  expect(await levelOn('1', '2025-02-01')).toEqual({ level: 'junior-2', counts_from: '2025-01-01' });
  expect(await listPeriods(house.db, 'level', '1')).toMatchObject([
    { value: 'junior-2', from: '2025-02-01', until: null },
    { value: 'junior-1', from: '2024-01-01', until: '2025-02-01' },
  ]);
});

test('a case sets a level once, whoever retries; another level under the same case is refused', async () => {
  const promotion = entry({
    personId: '2',
    level: 'junior-2',
    effectiveFrom: '2025-07-01',
    countsFrom: '2025-07-01',
    source: 'level-promotion',
    caseId: 'case-2',
  });
  const results = await Promise.all([1, 2, 3].map(() => appendLevel(house.db, promotion)));
  expect(results.filter(Boolean)).toHaveLength(1);
  expect(await appendLevel(house.db, promotion)).toBe(false);
  await expect(appendLevel(house.db, { ...promotion, level: 'junior-3' })).rejects.toMatchObject({
    refusal: { code: 'HISTORY.CASE_ALREADY_DECIDED' },
  });
  await expect(appendLevel(house.db, { ...promotion, personId: '3' })).rejects.toMatchObject({
    refusal: { code: 'HISTORY.CASE_ALREADY_DECIDED' },
  });
});

test('6.2: an entry sets the standard level and the one that is approved, each once, also of one day', async () => {
  await house.person('9');
  const at = { personId: '9', caseId: 'case-9', effectiveFrom: '2026-01-01', countsFrom: '2026-01-01' } as const;
  for (const level of ['junior-1', 'junior-3'] as const) {
    const results = await Promise.all([1, 2].map(() => appendLevel(house.db, entry({ ...at, level }))));
    expect(results.sort()).toEqual([false, true]);
  }
  expect((await levelOn('9', '2026-01-01'))?.level).toBe('junior-3');
  expect(await appendLevel(house.db, entry({ ...at, level: 'junior-1' }))).toBe(false);
});

test('two decisions of one day are revisions, the later counts; a voided one gives the former back', async () => {
  const day = { personId: '3', effectiveFrom: '2025-07-01', countsFrom: '2025-07-01' } as const;
  await appendLevel(house.db, entry({ personId: '3' }));
  await appendLevel(house.db, entry({ ...day, level: 'junior-2', source: 'confirmation' }));
  await appendLevel(house.db, entry({ ...day, level: 'junior-3', source: 'level-promotion', caseId: 'case-3' }));
  expect((await levelOn('3', '2025-07-01'))?.level).toBe('junior-3');
  await sql`insert into level_history (person_id, level, effective_from, revision, voided, source, counts_from, reason, recorded_by)
            values ('3', 'junior-3', '2025-07-01', 2, true, 'correction', '2025-07-01', 'entered by mistake', 'hr')`.execute(
    house.db,
  );
  expect((await levelOn('3', '2025-12-31'))?.level).toBe('junior-1');
  expect(await listPeriods(house.db, 'level', '3')).toHaveLength(1);
});

test('decisions written side by side: one day gets a revision each, one case decides for one person', async () => {
  for (const id of ['6', '7', '8']) await house.person(id);
  const day = { personId: '6', effectiveFrom: '2026-01-01', countsFrom: '2026-01-01' } as const;
  const cases = ['a', 'b', 'c', 'd'].map((caseId) =>
    appendLevel(house.db, entry({ ...day, caseId: `side-${caseId}` })),
  );
  expect(await Promise.all(cases)).toEqual([true, true, true, true]);
  const two = ['7', '8'].map((personId) => appendLevel(house.db, entry({ personId, caseId: 'side' })));
  const outcomes = await Promise.allSettled(two);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({
    reason: { refusal: { code: 'HISTORY.CASE_ALREADY_DECIDED' } },
  });
});

test('many at once: all or none', async () => {
  const batch = ['4', '404'].map((personId) => entry({ personId, caseId: `case-${personId}` }));
  await expect(appendLevels(house.db, batch)).rejects.toMatchObject({ code: '23503' });
  expect(await levelOn('4', '2025-01-01')).toBeUndefined();
  expect(await appendLevels(house.db, batch.slice(0, 1))).toBe(1);
  expect(await appendLevels(house.db, [])).toBe(0);
});

test('the trial of §9.5 and its end are two posts of one case', async () => {
  const post = { personId: '5', source: 'position-promotion', caseId: 'case-5', recordedBy: 'hr' } as const;
  const from = (day: string) => ({ effectiveFrom: day, countsFrom: day });
  expect(await appendPosition(house.db, { ...post, position: 'team-leader', ...from('2026-01-01') })).toBe(true);
  expect(await appendPosition(house.db, { ...post, position: 'team-leader', ...from('2026-01-01') })).toBe(false);
  expect(await appendPosition(house.db, { ...post, position: 'agent', ...from('2026-04-01') })).toBe(true);
  expect((await listPeriods(house.db, 'position', '5')).map((period) => period.value)).toEqual([
    'agent',
    'team-leader',
  ]);
});

test('pay goes by the table as of the day; amounts keep their cents; a case changes pay once', async () => {
  await addPayRates(
    house.db,
    [
      { level: 'junior-1', effectiveFrom: '2024-01-01', monthlyAmount: '5000.10' },
      { level: 'junior-1', effectiveFrom: '2026-01-01', monthlyAmount: '5200.00' },
      { level: 'junior-2', effectiveFrom: '2024-01-01', monthlyAmount: '5600.00' },
    ],
    'hr',
  );
  const payOn = async (day: string) => (await payTableOn(house.db, day)).get('junior-1');
  expect(await payOn('2023-12-31')).toBeUndefined();
  expect(await payOn('2025-12-31')).toBe('5000.10');
  expect(await payOn('2026-01-01')).toBe('5200.00');
  const change = {
    personId: '1',
    caseId: 'case-1',
    fromLevel: 'junior-1',
    toLevel: 'junior-2',
    fromAmount: '5200.00',
    toAmount: '5600.00',
    effectiveFrom: '2026-01-01',
  } as const;
  expect(await appendPayChange(house.db, change, 'gm')).toBe(true);
  expect(await appendPayChange(house.db, change, 'gm')).toBe(false);
  await expect(appendPayChange(house.db, { ...change, toLevel: 'junior-3' }, 'gm')).rejects.toMatchObject({
    refusal: { code: 'PAY.CASE_ALREADY_CHANGED' },
  });
  expect(await listPayChanges(house.db, '1')).toEqual([change]);
});
