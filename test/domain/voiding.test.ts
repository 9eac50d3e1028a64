import { describe, expect, test } from '@jest/globals';
import { CASE_KINDS } from '../../domain/cases/case-kind.js';
import { PIPELINES, type PipelineStage } from '../../domain/pipelines/pipelines.js';
import { againstVoiding, voidDeciders } from '../../domain/undo/voiding.js';

/** At which stages a case is open and its result holds or is told by now (8.5.6, 9.5.9, 12.1, I-67). */
const HOLDS: Readonly<Record<(typeof CASE_KINDS)[number], readonly string[]>> = {
  'level-promotion': ['interview', 'confirmation', 'notice'],
  'position-promotion': ['interview', 'confirmation', 'notice', 'publication'],
  entry: [],
  confirmation: ['notice'],
  transfer: ['notice'],
  setback: ['acknowledgement', 'post-review'],
  appeal: ['notice'],
  departure: ['settling'],
  rebase: [],
};

describe.each(CASE_KINDS)('a case of the kind %s', (kind) => {
  const open = (PIPELINES[kind] as readonly PipelineStage[]).filter(({ end }) => end === undefined);

  test('may be voided wherever it is open, until its result holds or is handed back', () => {
    const not = open.filter(({ stage }) => againstVoiding({ kind, stage, isClosed: false }) !== undefined);
    expect(not.map(({ stage }) => stage)).toEqual(HOLDS[kind]);
  });

  test('is not voided afterwards, and what to do instead is said in both languages', () => {
    for (const stage of HOLDS[kind])
      expect(againstVoiding({ kind, stage, isClosed: false })).toMatchObject({ code: 'VOID.IN_EFFECT' });
    const over = againstVoiding({ kind, stage: open[0]?.stage ?? '', isClosed: true });
    expect(over).toMatchObject({ code: 'VOID.CLOSED', clause: '4.1' });
    expect(over?.message.zh).toMatch(/不能作废。.{6,}/);
    expect(over?.message.en).toMatch(/not voided any more\. .{10,}/);
  });
});

test('4.1, I-74: an appeal is voided with the general manager, since HR may have taken part', () => {
  expect(voidDeciders('appeal')).toEqual(['gm']);
  expect(voidDeciders('entry')).toEqual(['hr', 'hr-manager', 'gm']);
});
