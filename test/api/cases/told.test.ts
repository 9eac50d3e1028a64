import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seenRecord } from '../../../api/views/cases/seen.js';
import { ToldHouse, type Page, type ShownCase, type ShownLine } from './told-house.js';

/** What a case hides, its timeline, counts, cursors and version hide as well (8.5.6, 9.5.9, I-56). */
let house: ToldHouse;

beforeAll(async () => {
  house = await ToldHouse.open();
});
afterAll(() => house.close());

describe('§11: a setback before it is told', () => {
  const id = 'JJ-1';
  beforeAll(() =>
    house.write({
      id,
      kind: 'setback',
      stage: 'plan',
      round: 2,
      lines: [
        { act: 'advance', actor: 'system:ratings', to: 'cause' },
        { act: 'setback.cause', actor: 's1', from: 'cause', to: 'proposal' },
        { act: 'setback.proposal', actor: 'h1', from: 'proposal', to: 'gm-decision' },
        { act: 'task.claimed', actor: 'g1' },
        { act: 'setback.gm-decision', actor: 'g1', from: 'gm-decision', to: 'proposal', toRound: 2 },
        { act: 'setback.proposal', actor: 'h1', from: 'proposal', to: 'gm-decision', round: 2 },
        { act: 'setback.gm-decision', actor: 'g1', from: 'gm-decision', to: 'plan', round: 2 },
      ],
      decisions: [
        { code: 'cause:other', by: 's1' },
        { code: 'proposal:demote', by: 'h1' },
        { code: 'gm:return', by: 'g1' },
        { code: 'proposal:improvement-plan', by: 'h1', round: 2 },
        { code: 'gm:approve', by: 'g1', round: 2 },
      ],
    }),
  );

  test('its subject reads the cause, on which he is heard (I-77), neither that the GM returned it, nor the stage', async () => {
    const { stage, round, decisions } = await house.shown('e1', id);
    expect([stage, round, decisions.map(({ kind }) => kind)]).toEqual(['in-review', null, ['cause']]);
    expect(await house.acts('e1', id)).toEqual(['setback.cause']);
  });

  test('superior and head read what their own tasks are about, not what went on between HR and the GM', async () => {
    for (const who of ['s1', 'd1']) {
      const { stage, decisions } = await house.shown(who, id);
      expect([stage, decisions.map(({ kind }) => kind)]).toEqual(['plan', ['cause']]);
      const acts = await house.acts(who, id);
      expect(acts).toContain('setback.cause');
      expect(acts).not.toContain('setback.gm-decision');
      expect(JSON.stringify(await house.lines(who, id))).not.toMatch(/g1|gm-decision|proposal/);
    }
    expect(await house.acts('h1', id)).toHaveLength(7);
    expect(await house.acts('g1', id)).toHaveLength(7);
  });

  test('a page of one line has one line, and the last page ends', async () => {
    const path = `/v1/cases/${id}/timeline?limit=1`;
    const own = (await house.get<Page<ShownLine>>('e1', path)).body;
    expect([own.items.length, own.next]).toEqual([1, null]);
    const read: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Page<ShownLine> = (await house.get<Page<ShownLine>>('s1', `${path}${next}`)).body;
      expect(page.items).toHaveLength(1);
      read.push(...page.items.map(({ act }) => act));
      next = page.next === null ? null : `&cursor=${page.next}`;
    }
    expect(read).toEqual(await house.acts('s1', id));
  });

  test('the version that its subject reads does not step with what he is not told', async () => {
    const versions = async (who: string) => {
      const list = await house.get<Page<ShownCase & { readonly id: string }>>(who, '/v1/cases?kind=setback&person=e1');
      return [(await house.shown(who, id)).version, list.body.items.find((one) => one.id === id)?.version];
    };
    const [before, hr] = [await versions('e1'), await versions('h1')];
    expect(before[0]).toBe(before[1]);
    await house.move(id, 'proposal', { round: 3 });
    await house.move(id, 'plan', { round: 3 });
    expect(await versions('e1')).toEqual(before);
    expect(await versions('h1')).not.toEqual(hr);
    await house.move(id, 'plan-review', { released: true, round: 3 });
    expect(await versions('e1')).not.toEqual(before);
  });

  test('once it is told its subject reads how it came about, without what was returned', async () => {
    await house.move(id, 'plan-review', { released: true, round: 2 });
    const { stage, decisions } = await house.shown('e1', id);
    expect(stage).toBe('plan-review');
    expect(decisions.map(({ kind, outcome }) => `${kind}:${outcome}`)).toEqual([
      'cause:other',
      'proposal:improvement-plan',
      'gm:approve',
    ]);
    expect(await house.acts('e1', id)).toEqual(['advance', 'setback.cause', 'setback.proposal', 'setback.gm-decision']);
  });

  test('I-69: a plan that failed is decided anew, and nothing of that is told before it is', async () => {
    await house.move(id, 'gm-decision', { released: true, round: 2 });
    await house.add(id, {
      lines: [
        { act: 'setback.plan', actor: 's1', from: 'plan', to: 'plan-review', round: 2 },
        { act: 'setback.plan-review', actor: 's1', from: 'plan-review', to: 'proposal', round: 2 },
        { act: 'setback.proposal', actor: 'h1', from: 'proposal', to: 'gm-decision', round: 2 },
      ],
    });
    const { stage } = await house.shown('e1', id);
    expect(stage).toBe('in-review');
    expect((await house.acts('e1', id)).slice(-2)).toEqual(['setback.gm-decision', 'setback.plan']);
    const appeals = await house.get<{ decisions: { decision: string }[] }>('e1', `/v1/cases/${id}/appeals`);
    expect(appeals.body.decisions.map(({ decision }) => decision)).toEqual(['cause', 'proposal', 'gm']);
  });
});

describe('§11: what the rules found', () => {
  test('is read by its subject with the result', async () => {
    await house.write({ id: 'JJ-2', kind: 'setback', stage: 'proposal' });
    const request = { kind: 'setback', rating: 'C', month: '2026-09' };
    await house.evaluate('JJ-2', 'setback', request, { kind: 'setback', measure: 'demote', findings: [] });
    expect((await house.shown('e1', 'JJ-2')).evaluations).toEqual([]);
  });
});

describe('what was asked of the rules', () => {
  test('is numbered without what is not told', () => {
    const row = (no: number, why: string) => ({
      caseId: 'PP-2',
      no,
      why,
      request: {},
      answer: {},
      policyVersion: 'v1',
      choices: {},
      factsDigest: '',
      at: new Date(0),
    });
    const rows = [row(1, 'nomination'), row(2, 'trial-assessment'), row(3, 'reevaluation')];
    const numbers = (reader: 'person' | 'gm') =>
      seenRecord(
        {
          personId: 'e1',
          kind: 'position-promotion',
          view: reader === 'gm' ? 'all' : 'own',
          reader,
          released: false,
          standsAt: 'qualification',
          standsInRound: 1,
        },
        rows,
      ).map(({ no, why }) => `${no} ${why}`);
    expect(numbers('person')).toEqual(['1 nomination', '2 reevaluation']);
    expect(numbers('gm')).toEqual(['1 nomination', '2 trial-assessment', '3 reevaluation']);
  });
});

describe('§9: a promotion to a post before it is told', () => {
  const id = 'PP-1';
  beforeAll(() =>
    house.write({
      id,
      kind: 'position-promotion',
      stage: 'qualification',
      lines: [
        { act: 'vacancy.nomination', actor: 'd1', from: 'verification', to: 'verification' },
        { act: 'vacancy.verification', actor: 'h1', from: 'verification', to: 'assessment' },
        { act: 'vacancy.competency-sheet', actor: 'd1', from: 'assessment', to: 'assessment' },
        { act: 'vacancy.peripheral-sheet', actor: 's2', from: 'assessment', to: 'qualification' },
      ],
      decisions: [
        { code: 'nomination:nominated', by: 'd1' },
        { code: 'assessment:failed', by: 's2' },
      ],
    }),
  );

  test('9.5.2: who scored him is told to nobody but HR and the GM, before the release and after it', async () => {
    for (const released of [false, true]) {
      await house.move(id, released ? 'not-qualified' : 'qualification', { released });
      for (const who of ['e1', 's1', 'd1']) {
        expect(JSON.stringify(await house.lines(who, id))).not.toMatch(/sheet|s2/);
        expect(JSON.stringify((await house.shown(who, id)).decisions)).not.toMatch(/s2/);
      }
      expect(await house.acts('g1', id)).toContain('vacancy.peripheral-sheet');
    }
    await house.move(id, 'qualification');
  });

  test.each([
    'trial-below-mark',
    'trial-failed',
    'not-qualified',
    'trial-ready',
    'trial-passed',
    'rejected',
    'with-gm',
  ])('%s shows to neither its subject nor those above him', async (stage) => {
    await house.move(id, stage);
    await house.add(id, { lines: [{ act: 'advance', actor: 'system:workflow', from: 'trial-review', to: stage }] });
    for (const who of ['e1', 's1', 'd1']) {
      expect((await house.shown(who, id)).stage).toBe('in-review');
      expect(JSON.stringify(await house.lines(who, id))).not.toContain(`"${stage}"`);
    }
    expect((await house.shown('h1', id)).stage).toBe(stage);
  });

  test('9.5.7: what he has to do himself shows to him', async () => {
    await house.move(id, 'report');
    expect((await house.shown('e1', id)).stage).toBe('report');
  });

  test('9.5.6: a rater reads nothing of the case, the GM not who has answered', async () => {
    await house.add(id, { lines: [{ act: 'review.sheet', actor: 'e2' }] });
    expect((await house.get('e2', `/v1/cases/${id}`)).status).toBe(404);
    for (const who of ['e1', 's1', 'd1', 'g1']) expect(await house.acts(who, id)).not.toContain('review.sheet');
    expect(await house.acts('h1', id)).toContain('review.sheet');
  });
});

describe('I-74, I-73: cases beside a case', () => {
  test('an appeal is nothing of those above until it is decided; a move to another version is told with its result', async () => {
    await house.write({ id: 'SS-1', kind: 'appeal', stage: 'reading' });
    await house.write({ id: 'GB-1', kind: 'rebase', stage: 'gm-decision' });
    const listed = async (who: string) =>
      (await house.get<Page<{ id: string }>>(who, '/v1/cases?limit=200')).body.items.map((one) => one.id);
    expect(await listed('e1')).toContain('SS-1');
    expect(await listed('e1')).not.toContain('GB-1');
    for (const who of ['s1', 'd1']) {
      for (const one of ['SS-1', 'GB-1']) {
        expect(await listed(who)).not.toContain(one);
        expect((await house.get(who, `/v1/cases/${one}`)).status).toBe(404);
      }
    }
    await house.move('GB-1', 'rebased', { released: true });
    expect(await listed('e1')).toContain('GB-1');
  });
});
