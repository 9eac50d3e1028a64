import { expect, test } from '@jest/globals';
import { mergeDraft, withoutHandedIn, type Draft } from '../../domain/drafts/draft.js';

const NOW = 1_000_000;
const first: Draft = { shape: 'sheet', fields: [{ path: ['a'], value: 1, at: NOW - 5_000 }] };

test('the later edit of a field wins, in whatever order the edits arrive', () => {
  const early = { path: ['a'], value: 2, agoMs: 9_000 };
  const late = { path: ['a'], value: 3, agoMs: 1_000 };
  expect(mergeDraft(first, 'sheet', [early], NOW)).toEqual({ draft: first, lost: [['a']] });
  expect(mergeDraft(first, 'sheet', [late], NOW)).toEqual({
    draft: { shape: 'sheet', fields: [{ path: ['a'], value: 3, at: NOW - 1_000 }] },
    lost: [],
  });
});

test('edits of different fields stand side by side, and a field that was emptied stays so against an older edit', () => {
  const { draft } = mergeDraft(
    first,
    'sheet',
    [
      { path: ['a'], agoMs: 0 },
      { path: ['b', 'c'], value: 'x', agoMs: 0 },
    ],
    NOW,
  );
  expect(draft.fields).toEqual([
    { path: ['a'], at: NOW },
    { path: ['b', 'c'], value: 'x', at: NOW },
  ]);
  expect(mergeDraft(draft, 'sheet', [{ path: ['a'], value: 9, agoMs: 500 }], NOW + 100).lost).toEqual([['a']]);
});

test('what was typed into another form is dropped', () => {
  expect(mergeDraft(first, 'other', [], NOW).draft).toEqual({ shape: 'other', fields: [] });
});

test('8.5.4: of several sheets those that were handed in go, and what stands in the others stays', () => {
  const field = (caseId: string, name: string) => ({ path: ['sheets', caseId, 'scores', name], value: 88, at: NOW });
  const sheets: Draft = { shape: '1', fields: [field('LP-1', 'service'), field('LP-2', 'service')] };
  const act = { sheets: [{ caseId: 'LP-1', scores: { service: 88 } }] };
  expect(withoutHandedIn(sheets, act)?.fields).toEqual([field('LP-2', 'service')]);
  expect(withoutHandedIn({ ...sheets, fields: [field('LP-1', 'service')] }, act)).toBeUndefined();
  expect(withoutHandedIn(first, { do: 'started' })).toBeUndefined();
});
