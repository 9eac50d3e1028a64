import { describe, expect, test } from '@jest/globals';
import type { ConfirmationTerms } from '../../domain/pipelines/confirmation/start.js';
import type { ConfirmationEntry, PlanEntry, TakenOverEntry, TrialEntry } from '../../domain/taken-over/entry.js';
import { takenOverEntrySchema } from '../../domain/taken-over/entry-schemas.js';
import { findingsOf, unprovenWords } from '../../domain/taken-over/findings.js';
import { againstTakingOver, type TakenOverFacts } from '../../domain/taken-over/judge.js';
import { takenOverOf } from '../../domain/taken-over/taken-over.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { confirmationAsk } from '../../workflows/confirmation/asks.js';
import { stoodAt as confirmationAt } from '../../workflows/confirmation/state.js';
import { nextWake } from '../../workflows/trial/moments.js';
import { begin } from '../../workflows/trial/state.js';
import { stoodAt as trialAt } from '../../workflows/trial/taking-over.js';

/** docs/decisions/0085: what was under way when the service came goes on from where it stands, and nothing is made up. */

const trial: TrialEntry = {
  kind: 'trial',
  personId: 'E1',
  paper: '试用任命通知（2026）第 9 号',
  post: 'team-leader',
  team: '夜班一组',
  reportsTo: 'M1',
  startOn: '2026-10-12',
  months: 3,
  members: ['E2', 'E3'],
  steps: [
    { step: 'nomination', on: '2026-09-01', by: '客户关怀部经理' },
    { step: 'assessment', on: '2026-09-10', by: '人力资源部' },
    { step: 'qualification', on: '2026-09-20', by: '人力资源部' },
    { step: 'approval', on: '2026-10-08', by: '总经理' },
    { step: 'letter', on: '2026-10-09', by: '人力资源部' },
  ],
};
const confirmation: ConfirmationEntry = {
  kind: 'confirmation',
  personId: 'E1',
  paper: '转正审批表',
  confirmedOn: '2026-11-25',
  proposed: { level: 'junior-2' },
  steps: [{ step: 'proposal', on: '2026-11-26', by: '客服主管' }],
};
const plan: PlanEntry = {
  kind: 'plan',
  personId: 'E1',
  paper: '改进计划表',
  month: '2026-09',
  cause: '两次质检未达标',
  planMonth: '2026-11',
  extended: false,
  goals: '达标',
  support: '带教',
  steps: [],
};
const facts: TakenOverFacts = {
  today: '2026-12-01',
  dayOfUse: '2026-12-01',
  person: { status: 'confirmed', position: 'agent' },
  openCase: undefined,
  promotedFrom: ['agent', 'quality-inspector'],
  here: new Set(['M1', 'E2', 'E3']),
  rating: 'older',
};
const codeOf = (entry: TakenOverEntry, more: Partial<TakenOverFacts> = {}): string | undefined =>
  againstTakingOver(entry, { ...facts, ...more })?.code;

describe('what lies behind is proven by a paper, or said not to be', () => {
  test('a trial with every step on paper: only the conditions of 9.2 were never looked at here', () => {
    expect(findingsOf(trial).map(({ clause, proven }) => [clause, proven])).toEqual([
      ['9.2', false],
      ['9.5.1', true],
      ['9.5.2', true],
      ['9.5.3', true],
      ['9.5.4', true],
      ['9.5.5', true],
    ]);
  });
  test('a trial that began without the general manager’s approval on record is a finding, not a lie', () => {
    const steps = trial.steps.filter(({ step }) => step !== 'approval');
    const approval = findingsOf({ ...trial, steps }).find(({ clause }) => clause === '9.5.4');
    expect(approval).toMatchObject({ proven: false, on: null, by: null });
    expect(unprovenWords(findingsOf({ ...trial, steps })).zh).toContain('§9.5.4 总经理批准试用：没有书面材料');
  });
  test('approved after it began, or out of order: told as the paper has it', () => {
    const late = trial.steps.map((one) => (one.step === 'approval' ? { ...one, on: '2026-10-13' } : one));
    expect(findingsOf({ ...trial, steps: late }).filter(({ proven }) => !proven)).toMatchObject([
      { clause: '9.2' },
      { clause: '9.5.4', on: '2026-10-13', says: { zh: '晚于试用开始日 2026-10-12' } },
      { clause: '9.5.5', says: { zh: '早于上一步 2026-10-13' } },
    ]);
  });
  test('a confirmation is asked for no step that it has not come to; a plan for its cause, the superior, the plan', () => {
    expect(findingsOf({ ...confirmation, proposed: undefined, steps: [] } as never)).toEqual([]);
    expect(findingsOf(confirmation).map(({ clause, proven }) => [clause, proven])).toEqual([
      ['7.2.1', true],
      ['7.2.1', false],
    ]);
    expect(findingsOf(plan).map(({ clause, proven }) => [clause, proven])).toEqual([
      ['11.1', false],
      ['I-70', false],
      ['11.1', false],
    ]);
  });
});

describe('who and what is taken over', () => {
  test.each([trial, confirmation, plan])('$kind: as it is', (entry) => {
    expect(codeOf(entry)).toBeUndefined();
  });
  test.each([
    ['nobody', trial, { person: undefined }, 'TAKEN_OVER.NOBODY'],
    ['who has left', plan, { person: { status: 'left', position: 'agent' } }, 'TAKEN_OVER.NOBODY'],
    ['such a case open already', confirmation, { openCase: 'ZZ-1' }, 'TAKEN_OVER.OPEN_ALREADY'],
    ['begun on the day of use', { ...trial, startOn: '2026-12-01' }, {}, 'TAKEN_OVER.AFTER_THE_DAY'],
    ['a day of use that is earlier', trial, { dayOfUse: '2026-10-12' }, 'TAKEN_OVER.AFTER_THE_DAY'],
    ['no day of use', trial, { dayOfUse: null }, 'TAKEN_OVER.NO_DAY'],
    ['begins later', { ...trial, startOn: '2026-12-02' }, {}, 'TAKEN_OVER.IN_THE_FUTURE'],
    [
      'a step in the future',
      { ...confirmation, steps: [{ ...confirmation.steps[0], on: '2026-12-02' }] },
      {},
      'TAKEN_OVER.IN_THE_FUTURE',
    ],
    [
      'on that post already',
      trial,
      { person: { status: 'confirmed', position: 'team-leader' } },
      'TAKEN_OVER.NOT_FOR_POST',
    ],
    ['on no post', trial, { person: { status: 'confirmed', position: null } }, 'TAKEN_OVER.NOT_FOR_POST'],
    ['not confirmed', trial, { person: { status: 'probation', position: 'agent' } }, 'TAKEN_OVER.NOT_CONFIRMED'],
    ['a superior who has left', trial, { here: new Set(['E2', 'E3']) }, 'TAKEN_OVER.SUPERIOR'],
    ['leads himself', { ...trial, members: ['E1'] }, { here: new Set(['M1', 'E1']) }, 'TAKEN_OVER.SUPERIOR'],
    [
      'a pause before it began',
      { ...trial, pauses: [{ from: '2026-10-01', to: '2026-10-15', reason: '病假' }] },
      {},
      'TAKEN_OVER.PAUSE_DATE',
    ],
    [
      'reviewed, and nothing proposed',
      { ...confirmation, proposed: undefined },
      {},
      'TAKEN_OVER.REVIEW_WITHOUT_PROPOSAL',
    ],
    [
      'a review without its score',
      { ...trial, steps: [{ step: 'review', on: '2026-11-30', by: '人力资源部' }] },
      {},
      'TAKEN_OVER.REVIEW_WITHOUT_SCORE',
    ],
    ['no C or D on record', plan, { rating: 'none' }, 'TAKEN_OVER.NO_SUCH_RATING'],
    ['decided before', plan, { rating: 'decided' }, 'TAKEN_OVER.DECIDED_ALREADY'],
    ['a plan before its rating', { ...plan, planMonth: '2026-09' }, {}, 'TAKEN_OVER.PLAN_MONTH'],
    ['a plan of the month after next', { ...plan, planMonth: '2027-02' }, {}, 'TAKEN_OVER.PLAN_MONTH'],
  ] as const)('not: %s', (_, entry, more, code) => {
    expect(codeOf(entry as TakenOverEntry, more as Partial<TakenOverFacts>)).toBe(code);
  });
  test('a step twice, a pause that ends before it begins, a step of another kind: refused at the form', () => {
    const [first] = trial.steps;
    const pause = { from: '2026-11-02', to: '2026-11-01', reason: '病假' };
    for (const wrong of [{ steps: [first, first] }, { pauses: [pause] }, { steps: [{ ...first, step: 'proposal' }] }])
      expect(takenOverEntrySchema.safeParse({ ...trial, ...wrong }).success).toBe(false);
    for (const right of [trial, confirmation, plan]) expect(takenOverEntrySchema.safeParse(right).success).toBe(true);
  });
});

const over = { findings: [], enteredBy: 'HR', confirmedBy: 'GM', at: new Date('2026-12-01T02:00:00Z') };

describe('where it goes on', () => {
  const input = { caseId: 'PP-1', personId: 'E1', reportsTo: 'M1', to: 'team-leader' } as never;
  const days = {
    lastDay: '2027-01-12',
    reviewOn: '2026-12-31',
    remindReviewOn: '2026-12-30',
    remindEndOn: '2027-01-11',
    alarmOn: '2027-01-26',
    provisional: true,
    calendarDigest: 'd',
  };
  const found = { plan: days, on: '2026-12-01' };
  test('a trial wakes for its review; whoever reports elsewhere is moved now, and goes back where he was', () => {
    const reportsNow = { E1: 'M1', E2: 'E1', E3: 'M9' };
    const { state, record } = trialAt(begin(input), { ...trial, formerSuperiorId: 'M7' }, { ...found, reportsNow });
    expect(state).toMatchObject({ stage: 'running', former: { E1: 'M7', E2: 'M7', E3: 'M9' }, plan: days });
    expect(record.effects).toEqual([
      { what: 'superior', caseId: 'PP-1', personId: 'E3', superiorId: 'E1', effectiveFrom: '2026-12-01' },
    ]);
    expect(nextWake(state)).toBe(instantAt('2026-12-30', '09:00'));
    expect(nextWake({ ...state, rung: ['remind-review:2026-12-30'] })).toBe(instantAt('2026-12-31', '09:00'));
  });
  test('a review that was over: passed, or below the mark (9.4.2); without its paper a finding', () => {
    const entry = { ...trial, score: 79.99 };
    const reviewed = { outcome: 'below-mark', score: '79.99' } as const;
    const before = begin({ ...(input as object), reviewed } as never);
    const { state } = trialAt(before, entry, { ...found, reportsNow: {} });
    expect(state).toMatchObject({ stage: 'below-mark', score: '79.99', reviews: 0 });
    expect(findingsOf(entry).at(-1)).toMatchObject({ clause: '9.5.6', proven: false });
  });
  test('without a former superior nobody who reports rightly is sent back anywhere', () => {
    const { state } = trialAt(begin(input), trial, { ...found, reportsNow: { E1: 'M1', E2: 'E1' } });
    expect(state.former).toEqual({});
  });
  const terms = {
    proposer: 'S1',
    managers: ['M1'],
    stepWorkdays: 5,
    offers: { plain: 'junior-1', outstanding: 'junior-2' },
    due: { proposal: '2026-12-01', review: '2026-12-02', decision: '2026-12-04' },
  } as unknown as ConfirmationTerms;
  test.each([
    ['nothing proposed: the proposal', { ...confirmation, proposed: undefined, steps: [] }, 'proposal'],
    ['proposed: the review', confirmation, 'review'],
    [
      'reviewed: the decision',
      { ...confirmation, steps: [...confirmation.steps, { step: 'review', on: '2026-11-27', by: '经理' }] },
      'decision',
    ],
  ])('a confirmation, %s, with the workdays of a step', (_, entry, stage) => {
    const takenOver = takenOverOf(over, entry as ConfirmationEntry);
    const state = confirmationAt(terms, takenOver);
    expect(state.stage).toBe(stage);
    const about = { caseId: 'ZZ-1', personId: 'E1', confirmedOn: '2026-11-25', openedBy: 'HR', takenOver };
    expect(confirmationAsk(about, terms, state).due).toEqual({ workdays: 5 });
  });
  test('where the manager proposes himself, HR decides next (4.4.1)', () => {
    expect(confirmationAt({ ...terms, proposer: null }, takenOverOf(over, confirmation)).stage).toBe('decision');
  });
});
