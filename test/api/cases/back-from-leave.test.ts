import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import type { LeaveKind } from '../../../domain/people/leave.js';
import type { Rating } from '../../../domain/vocabulary/rating.js';
import { HEAD, HR } from '../../support/department.js';
import { Live } from '../live.js';

/** I-09, 8.4.1.2: HR's records of leave, and what a cycle of §8 makes of them. */

const CYCLE = 'LC-2026-07';
const today = todayIn('Asia/Shanghai', Date.now());
/** Of the twelve months before July, the latest last; - is a month without a rating. */
const rated = (marks: string): readonly (Rating | null)[] =>
  marks.split('').map((mark) => (mark === '-' ? null : (mark as Rating)));
/** 2S and 2A are three steps (8.4.1.2.C); the window alone has but two for everybody but AWAY (8.4.1.2.B). */
const people = [
  { id: 'AWAY', level: 'junior-1' as const, ratings: rated('AABAAB-----B') },
  { id: 'MORE', level: 'junior-1' as const, ratings: rated('BBBBSSAAAB--') },
  { id: 'SAME', level: 'junior-1' as const, ratings: rated('BBBBSSAAAB--') },
  { id: 'SHORT', level: 'junior-1' as const, ratings: rated('BBBBBSSAAAB-') },
  { id: 'OTHER', level: 'junior-1' as const, ratings: rated('BBBBBSSAAAB-') },
  { id: 'RATED', level: 'junior-1' as const, ratings: rated('BBBBBSSAAABB') },
];

interface Item {
  readonly id: string;
  readonly personId: string;
  readonly stage: string;
  readonly to: string | null;
  readonly directSteps: number;
  readonly readings: { readonly proceed: object; readonly refuse: object } | null;
}

let live: Live;
const onLeave = async (person: string, kind: LeaveKind, from: string, to: string): Promise<void> => {
  const { status } = await live.send(HR, 'put', `/v1/people/${person}/leaves/${from}`, { kind, to });
  expect([person, status]).toEqual([person, 200]);
};
const candidates = async (): Promise<ReadonlyMap<string, Item>> => {
  const { body } = await live.get<{ items: Item[] }>(HR, `/v1/cycles/${CYCLE}/candidates?limit=100`);
  return new Map(body.items.map((one) => [one.personId, one]));
};
const about = async (who: string, kind: 'cycle.ruling' | 'cycle.submission') => {
  const { id } = await live.taskOf(who, kind);
  return (await live.get<{ items: Item[] }>(who, `/v1/tasks/${id}/cases?limit=100`)).body.items;
};

beforeAll(async () => {
  live = await Live.start(people, '2026-07');
  await onLeave('AWAY', 'maternity', '2025-12-29', '2026-05-31');
  await onLeave('MORE', 'work-injury', '2026-05-01', '2026-06-30');
  await onLeave('SAME', 'medical', '2026-05-01', '2026-06-30');
  await onLeave('SHORT', 'maternity', '2026-06-16', '2026-06-30'); // ten of the 21 workdays of June
  await onLeave('OTHER', 'personal', '2026-06-01', '2026-06-30');
  await onLeave('RATED', 'maternity', '2026-06-01', '2026-06-30');
  await live.post(HR, '/v1/cycles', { month: '2026-07' });
  await live.act(HR, 'cycle.launch', { do: 'launch', closingDate: today, reason: '补办' });
  await live.act(HR, 'cycle.close-ratings', { do: 'close' });
});
afterAll(() => live.close());

describe('months of protected leave (I-09)', () => {
  test('where leaving them out gives more, HR rules; not for another kind, a short spell, or a month with a rating', async () => {
    const found = [...(await candidates()).values()].map(({ personId, stage }) => [personId, stage]);
    expect(Object.fromEntries(found)).toEqual({
      AWAY: 'ruling',
      MORE: 'ruling',
      SAME: 'ruling',
      SHORT: 'listed',
      OTHER: 'listed',
      RATED: 'listed',
    });
  });

  test('HR sees both readings side by side', async () => {
    const readings = new Map((await about(HR, 'cycle.ruling')).map((one) => [one.personId, one.readings]));
    expect(readings.get('AWAY')).toMatchObject({
      proceed: { outcome: 'eligible', to: 'junior-3', directSteps: 2 },
      refuse: { outcome: 'ineligible', to: null },
    });
    expect(readings.get('MORE')).toMatchObject({
      proceed: { outcome: 'eligible', to: 'intermediate1-1', directSteps: 3 },
      refuse: { outcome: 'eligible', to: 'junior-3', directSteps: 2 },
    });
  });

  test('ruled for him he has the longer reading, against him the window’s own; each reads the reason, the head no kind', async () => {
    const ids = new Map([...(await candidates()).values()].map(({ personId, id }) => [personId, id]));
    const rule = (person: string, ruling: 'proceed' | 'refuse') => ({
      caseId: ids.get(person),
      ruling,
      reason: `裁定${person}`,
    });
    await live.act(HR, 'cycle.ruling', {
      rulings: [rule('AWAY', 'proceed'), rule('MORE', 'proceed'), rule('SAME', 'refuse')],
    });
    const listed = await about(HEAD, 'cycle.submission');
    expect(Object.fromEntries(listed.map((one) => [one.personId, one.directSteps]))).toEqual({
      AWAY: 2,
      MORE: 3,
      SAME: 2,
      SHORT: 2,
      OTHER: 2,
      RATED: 2,
    });
    expect(JSON.stringify(listed)).not.toMatch(/maternity|work-injury|medical|产假|工伤|病假/);
  });
});
