import { describe, expect, test } from '@jest/globals';
import type { TrialDetail } from '../../web/api/trials.js';
import { halfYearBefore, wholeMonths } from '../../web/components/cases/rating-months.js';
import { doubtsOf } from '../../web/forms/batch/doubts.js';
import { asked, needOf } from '../../web/forms/generic/needs.js';
import { actsOf, isWhole, toSend, type ManageDraft } from '../../web/forms/posts/manage-draft.js';

/** A form says 选填 only where the workflow's checks take the field as left out. */
test.each([
  ['entry.gm-decision', 'reason', { decision: 'reject' }, 'needed'],
  ['entry.gm-decision', 'reason', { decision: 'approve' }, 'free'],
  ['entry.review', 'level', { decision: 'amend' }, 'needed'],
  ['entry.review', 'level', { decision: 'endorse' }, 'none'],
  ['transfer.agreement', 'reason', { agreed: false }, 'needed'],
  ['vacancy.qualification', 'reason', { qualified: true }, 'free'],
  ['level.notice', 'reason', { signature: 'refused' }, 'needed'],
  ['level.notice', 'reason', {}, 'free'],
  ['cycle.launch', 'closingDate', { do: 'launch' }, 'needed'],
  ['cycle.launch', 'closingDate', { do: 'dismiss' }, 'none'],
  ['cycle.gm-submission', 'withoutOthersReason', {}, 'depends'],
  ['setback.proposal', 'transfer', { measure: 'demote' }, 'none'],
  ['trial.letter', 'remark', {}, 'free'],
] as const)('%s: %s with %j is %s', (kind, field, at, need) => {
  expect(needOf(kind, field, at)).toBe(need);
});

test('what is not asked for any more by what else was chosen is not sent', () => {
  const rows = [{ caseId: 'PP-1', decision: 'approve', to: 'verification', reason: '合适' }];
  expect(asked('vacancy.gm-decision', { decisions: rows })).toEqual({
    decisions: [{ caseId: 'PP-1', decision: 'approve', reason: '合适' }],
  });
});

describe('what is looked at by itself in a batch (I-09, I-10, I-15, I-17, I-26)', () => {
  const plain = { special: false, hold: false, acknowledge: false, round: 1, evaluation: null };
  const evaluated = (request: object, findings: readonly object[] = [], warnings: readonly object[] = []): object => ({
    evaluation: { request: { kind: 'level-promotion', ...request }, answer: { findings, warnings } },
  });
  const missing = { code: 'months-missing', clause: 'I-09' };
  test.each([
    ['nothing', {}, []],
    [
      'a ruling about a missing month',
      evaluated({ ruling: 'proceed' }, [{ clause: 'I-09', met: true }], [missing]),
      ['I-09'],
    ],
    ['protected leave', evaluated({ ruling: 'proceed', protectedMonths: ['2026-08'] }), ['I-09']],
    ['a special promotion', { special: true }, ['I-26']],
    ['a complaint', { acknowledge: true }, ['I-10']],
    ['what is pending', { hold: true }, ['I-17']],
    ['another round', { round: 2 }, ['I-15']],
    ['a missing month on which nothing rests', evaluated({}, [], [missing]), []],
  ] as const)('%s', (_, more, clauses) => {
    const weighing = doubtsOf({ ...plain, ...more }).filter(({ weighs }) => weighs);
    expect(weighing.map(({ clause }) => clause)).toEqual(clauses);
  });

  test('a missing month at either end of the half year is drawn as well', () => {
    const months = wholeMonths([{ month: '2026-08', rating: 'A' }], halfYearBefore('2027-01'));
    expect(months.map((one) => ('rating' in one ? one.rating : one.month))).toEqual([
      '2026-07',
      'A',
      '2026-09',
      '2026-10',
      '2026-11',
      '2026-12',
    ]);
  });
});

describe('what HR does about a trial (I-51, I-55, I-56, I-59)', () => {
  const rater = { place: null, replaces: null, withdrawn: false, answered: false };
  const raters = [
    { ...rater, personId: 'S1', name: '上级', group: 'superiors' },
    { ...rater, personId: 'E1', name: '下属', group: 'subordinates' },
    { ...rater, personId: 'E2', name: '已交的下属', group: 'subordinates', answered: true },
  ];
  const at = (stage: string, more: object = {}): TrialDetail =>
    ({ stage, pauses: [], extendedMonths: null, review: null, ...more }) as unknown as TrialDetail;
  const inReview = at('review', { review: { stage: 'open', dueOn: '2026-12-10', hr: { raters } } });
  const draft = (some: Partial<ManageDraft>): ManageDraft => ({
    personId: '',
    rater: '',
    by: '',
    reason: '多日休假',
    files: [],
    ...some,
  });

  test.each([
    ['running', at('running'), '2026-12-11', ['request-extension', 'request-end', 'pause']],
    ['extended before', at('running', { extendedMonths: 1 }), '2026-12-11', ['request-end', 'pause']],
    [
      'paused',
      at('running', { pauses: [{ from: '2026-12-01', to: null }] }),
      '2026-12-11',
      ['request-extension', 'request-end', 'resume'],
    ],
    ['below the mark', at('below-mark'), '2026-12-11', []],
    [
      'under review',
      inReview,
      '2026-12-10',
      ['request-extension', 'request-end', 'add-rater', 'replace-rater', 'waive-group'],
    ],
    [
      'review overdue',
      inReview,
      '2026-12-11',
      ['request-extension', 'request-end', 'add-rater', 'replace-rater', 'waive-group', 'close-review'],
    ],
  ] as const)('%s: offers what can be done', (_, trial, today, offered) => {
    expect(actsOf(trial, today)).toEqual(offered);
  });

  test('a subordinate is replaced by the draw, whoever was typed before; others by who is named', () => {
    const drawn = draft({ do: 'replace-rater', rater: 'E1', by: 'X1' });
    expect(isWhole(inReview, drawn)).toBe(true);
    expect(toSend(inReview, drawn)).toEqual({ do: 'replace-rater', rater: 'E1', reason: '多日休假' });
    const named = draft({ do: 'replace-rater', rater: 'S1' });
    expect(isWhole(inReview, named)).toBe(false);
    expect(toSend(inReview, { ...named, by: 'X1' })).toEqual({
      do: 'replace-rater',
      rater: 'S1',
      by: 'X1',
      reason: '多日休假',
    });
  });

  test('what was typed for another act is not sent', () => {
    const typed = draft({ months: 2, day: '2026-12-02', group: 'subordinates', files: ['f'] });
    expect(toSend(inReview, { ...typed, do: 'waive-group' })).toEqual({
      do: 'waive-group',
      group: 'subordinates',
      reason: '多日休假',
    });
    expect(toSend(inReview, { ...typed, do: 'pause' })).toEqual({
      do: 'pause',
      from: '2026-12-02',
      reason: '多日休假',
      files: ['f'],
    });
    expect(toSend(inReview, { ...typed, do: 'close-review', reason: ' ' })).toEqual({ do: 'close-review' });
  });
});
