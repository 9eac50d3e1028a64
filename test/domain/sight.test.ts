import { describe, expect, test } from '@jest/globals';
import { CASE_KINDS, type CaseKind } from '../../domain/cases/case-kind.js';
import { tellDecisions, tellLines, withheldFrom } from '../../domain/sight/history.js';
import { DOCUMENTS } from '../../domain/documents/kind.js';
import type { Decision } from '../../domain/pipelines/catalogue.js';
import { DECISIONS } from '../../domain/pipelines/decisions.js';
import { LEDGER_ACTS } from '../../domain/pipelines/task-kinds.js';
import { TRIAL_ROW } from '../../domain/pipelines/trial/catalogue.js';
import { EVALUATION_SIGHT, isStageTold, type Standing } from '../../domain/sight/sight.js';
import { READERS, type Reader } from '../../domain/sight/telling.js';
import { PIPELINES, type PipelineStage } from '../../domain/pipelines/pipelines.js';

/** Every stage of every pipeline with the eyes of everybody, before and after the release (8.5.6, 9.5.9, I-56). */
const OFFICES: readonly Reader[] = ['hr', 'gm', 'appeal-reader', 'auditor'];
const OTHERS = READERS.filter((reader) => !OFFICES.includes(reader));
const stagesOf = (kind: CaseKind): readonly PipelineStage[] => PIPELINES[kind];
const at = (kind: CaseKind, stage: string, reader: Reader, released: boolean, round = 1): Standing => ({
  kind,
  stage,
  reader,
  released,
  round,
});

/** What shows of a case before its result is out; everything else is 'in review'. */
const BEFORE: Readonly<Record<CaseKind, Readonly<Partial<Record<Reader, readonly string[]>>>>> = {
  'level-promotion': {
    person: ['ruling', 'listed', 'awaiting-defense', 'in-defense'],
    superior: ['ruling', 'listed', 'awaiting-defense', 'in-defense'],
    head: ['ruling', 'listed', 'awaiting-defense', 'in-defense'],
    scorer: ['awaiting-defense', 'in-defense'],
  },
  'position-promotion': {
    person: ['trial', 'report', 'awaiting-defense', 'in-defense'],
    superior: ['trial', 'awaiting-defense', 'in-defense'],
    head: ['nomination', 'verification', 'assessment', 'trial', 'awaiting-defense', 'in-defense'],
    scorer: ['assessment', 'trial', 'awaiting-defense', 'in-defense'],
  },
  entry: { superior: ['proposal', 'review'], head: ['proposal', 'review'] },
  confirmation: { superior: ['proposal', 'review'], head: ['proposal', 'review'] },
  transfer: {
    person: ['acknowledgement', 'waiting'],
    superior: ['agreement', 'acknowledgement', 'waiting'],
    head: ['opening', 'agreement', 'acknowledgement', 'waiting'],
    scorer: ['agreement', 'acknowledgement', 'waiting'],
  },
  setback: {
    person: ['statement'],
    superior: ['cause', 'superior-word', 'plan', 'plan-review'],
    head: ['cause', 'complaint', 'superior-word', 'plan', 'plan-review', 'post-review'],
  },
  appeal: { person: ['reader', 'reading'] },
  departure: Object.fromEntries(
    (['person', 'superior', 'head'] as const).map((reader) => [reader, ['waiting', 'settling', 'withdrawn', 'left']]),
  ),
  rebase: {},
};
/** Where a case whose result was told stands again on the way to another one (I-69), and is told nothing of it. */
const ANEW: Readonly<Partial<Record<CaseKind, readonly string[]>>> = {
  setback: ['cause', 'cause-review', 'complaint', 'proposal', 'gm-decision', 'anew', 'anew-decision', 'post-review'],
};

describe.each(CASE_KINDS)('the stages of %s', (kind) => {
  const names = stagesOf(kind).map(({ stage }) => stage);

  test.each(OTHERS)('before the release, through the eyes of: %s', (reader) => {
    const shown = names.filter((stage) => isStageTold(at(kind, stage, reader, false)));
    expect(shown.sort()).toEqual([...(BEFORE[kind][reader] ?? [])].sort());
  });

  test('HR, the general manager and who reads an appeal see them all, a rater none, and nobody what is no stage', () => {
    for (const released of [false, true]) {
      for (const stage of names) {
        for (const reader of OFFICES) expect(isStageTold(at(kind, stage, reader, released))).toBe(true);
        expect(isStageTold(at(kind, stage, 'rater', released))).toBe(false);
      }
      for (const reader of OTHERS) expect(isStageTold(at(kind, 'a-new-stage', reader, released))).toBe(false);
    }
  });

  test('once the result is out its person reads how the case ended', () => {
    const ends = stagesOf(kind).filter(({ end }) => end !== undefined);
    const hidden = ends.filter(({ stage }) => !isStageTold(at(kind, stage, 'person', true))).map(({ stage }) => stage);
    // Of a level promotion these two are handed back as an interview that is due (8.5.6).
    expect(hidden).toEqual(kind === 'level-promotion' ? ['refused', 'rejected'] : []);
    for (const stage of ANEW[kind] ?? []) expect(isStageTold(at(kind, stage, 'person', true))).toBe(false);
  });

  test.each(OTHERS)('no move shows what the case hides, whoever acts: %s', (reader) => {
    for (const { stage: from, to: next } of stagesOf(kind)) {
      for (const to of next) {
        for (const act of Object.keys(LEDGER_ACTS)) {
          for (const round of [1, 2]) {
            const line = {
              act,
              actor: 'X',
              at: new Date(0),
              before: { stage: from, round: 1 },
              after: { stage: to, round },
            };
            const standing = at(kind, to, reader, false, round);
            for (const one of tellLines([line], standing)) {
              expect([null, 'in-review', to]).toContain(one.stage);
              expect(one.left).toBe(isStageTold(at(kind, from, reader, false)) ? from : null);
              expect(one.stage === to).toBe(isStageTold(standing));
            }
          }
        }
      }
    }
  });

  test('a return shows to its person as nothing at all, before the release and after it (I-38)', () => {
    const line = (act: string, from: string, to: string, before: number, after: number) => ({
      act,
      at: new Date(0),
      before: { stage: from, round: before },
      after: { stage: to, round: after },
    });
    for (const { stage: from, to: next } of stagesOf(kind)) {
      for (const to of next) {
        for (const released of [false, true]) {
          for (const act of Object.keys(LEDGER_ACTS)) {
            expect(tellLines([line(act, from, to, 1, 2)], at(kind, to, 'person', released, 2))).toEqual([]);
          }
        }
      }
    }
  });
});

describe('acts, decisions, evaluations and papers', () => {
  const RATING = ['defense.sheets', 'vacancy.competency-sheet', 'vacancy.peripheral-sheet', 'review.sheet'];

  test('I-56: who scores is told to nobody but HR and the general manager, of the 360° review to HR alone', () => {
    const told = (act: string, reader: Reader, released: boolean) =>
      tellLines(
        [{ act, at: new Date(0), before: null, after: null }],
        at('position-promotion', 'interview', reader, released),
      ).length > 0;
    for (const act of RATING) {
      for (const released of [false, true])
        for (const reader of OTHERS) expect(told(act, reader, released)).toBe(false);
      expect(told(act, 'hr', false)).toBe(true);
      expect(told(act, 'gm', false)).toBe(act !== 'review.sheet');
    }
    for (const why of ['panel', 'trial-assessment', 'formal-assessment'] as const) {
      for (const reader of OTHERS) expect(EVALUATION_SIGHT[why][reader]).toBe('never');
    }
  });

  test('a rater and somebody whom no table names read nothing', () => {
    for (const row of Object.values<Decision>(DECISIONS)) expect(row.told.rater).toBe('never');
    const unknown = { kind: 'a-new-kind', outcome: 'done', round: 1, at: new Date(0) };
    for (const reader of OTHERS) {
      expect(tellDecisions([unknown], at('setback', 'closed', reader, true), undefined)).toEqual([]);
      const line = { act: 'a.new-act', at: new Date(0), before: null, after: { stage: 'closed', round: 1 } };
      expect(tellLines([line], at('setback', 'closed', reader, true))).toEqual([]);
    }
  });

  test('8.5.6, 9.5.9: no decision of the general manager is told before the release, and no return ever', () => {
    for (const [code, { told, returns }] of Object.entries<Decision>(DECISIONS)) {
      if (code.startsWith('gm:')) for (const reader of OTHERS) expect(told[reader]).not.toBe('now');
      if (returns === true) expect(told.person).toBe('never');
    }
    expect(Object.keys(DECISIONS).filter((code) => code.includes(':return') && code !== 'withdrawal:returned')).toEqual(
      Object.entries<Decision>(DECISIONS).flatMap(([code, { returns }]) =>
        returns === true && code.includes(':return') ? [code] : [],
      ),
    );
  });

  test('papers of the file are for the offices (I-48); a trial is none before its letter (9.5.5)', () => {
    for (const reader of OTHERS) {
      expect(DOCUMENTS['case-file'].tells[reader]).toBe('never');
      expect(DOCUMENTS['qualification-record'].tells[reader]).toBe('never');
      expect(TRIAL_ROW.letter.tells[reader]).toBe('never');
      for (const stage of ['review', 'below-mark', 'passed'] as const)
        expect(TRIAL_ROW[stage].tells[reader]).not.toBe('now');
    }
  });
});

describe('a second decision (I-69)', () => {
  const line = (act: string, from: string | null, to: string, day: number) => ({
    act,
    at: new Date(Date.UTC(2026, 0, day)),
    before: from === null ? null : { stage: from, round: 1 },
    after: { stage: to, round: 1 },
  });
  const lines = [
    line('advance', null, 'cause', 1),
    line('setback.cause', 'cause', 'plan', 2),
    line('setback.plan', 'plan', 'plan-review', 3),
    line('setback.plan-review', 'plan-review', 'proposal', 4),
  ];
  const decided = (code: string, day: number) => {
    const [kind = '', outcome = ''] = code.split(':');
    return { kind, outcome, round: 1, at: new Date(Date.UTC(2026, 0, day)) };
  };

  test('is told with its own result', () => {
    const open = at('setback', 'proposal', 'person', true);
    const from = withheldFrom(lines, open);
    expect(from).toEqual(lines[3]?.at);
    expect(tellLines(lines, open).map((one) => one.line.act)).toEqual(['advance', 'setback.cause', 'setback.plan']);
    const decisions = [decided('cause:other', 2), decided('plan:written', 3), decided('plan-review:not-met', 4)];
    expect(tellDecisions(decisions, open, from).map(({ kind }) => kind)).toEqual(['cause', 'plan']);
    const closed = at('setback', 'closed', 'person', true);
    const over = [...lines, line('setback.proposal', 'proposal', 'closed', 5)];
    expect(withheldFrom(over, closed)).toBeUndefined();
    expect(tellLines(over, closed)).toHaveLength(5);
    expect(tellDecisions(decisions, closed, undefined)).toHaveLength(3);
  });
});
