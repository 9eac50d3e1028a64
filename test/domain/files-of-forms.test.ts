import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { handedInBy, namedFiles } from '../../domain/attachments/named-files.js';
import { PARTLY_UNFILED, UNFILED } from '../../domain/attachments/unfiled.js';
import { ACT_SCHEMAS } from '../../domain/pipelines/act-schemas.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { whyWithheld } from '../../domain/talk/withheld.js';

interface Json {
  readonly type?: string;
  readonly maxLength?: number;
  readonly const?: string;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly items?: Json;
  readonly anyOf?: readonly Json[];
  readonly oneOf?: readonly Json[];
}

/** An object of a form: the form itself, a choice of it, an entry of a list. */
interface Part {
  readonly words: boolean;
  readonly files: boolean;
  /** A case is named beside. */
  readonly ofCase: boolean;
  readonly choice: string;
}

/** What somebody may write at length: a reason, a note, a statement; names and titles are shorter. */
const isLong = ({ type, maxLength = 0 }: Json): boolean => type === 'string' && maxLength >= 500;

/** Every object of a form, one that stands in another as part of that one. */
function partsOf(schema: Json): readonly Part[] {
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) return variants.flatMap(partsOf);
  if (schema.items !== undefined) return partsOf(schema.items);
  if (schema.properties === undefined) return [];
  const props = schema.properties;
  const inner = Object.values(props).flatMap((one) => (one.items === undefined ? partsOf(one) : []));
  const own: Part = {
    words: Object.values(props).some(isLong) || inner.some(({ words }) => words),
    files: 'files' in props || inner.some(({ files }) => files),
    ofCase: 'caseId' in props,
    choice: props.do?.const ?? props.propose?.const ?? 'form',
  };
  const entries = Object.values(props).flatMap((one) => (one.items === undefined ? [] : partsOf(one.items)));
  return [own, ...entries];
}

const formOf = (kind: TaskKind): readonly Part[] =>
  partsOf(z.toJSONSchema(ACT_SCHEMAS[kind], { io: 'input', unrepresentable: 'any' }) as Json);
const kinds = Object.keys(TASK_KINDS) as TaskKind[];

describe('0063: whoever gives a reason may attach what bears it out', () => {
  test.each(kinds)('%s takes files wherever something is said at length, or says why not', (kind) => {
    const partly = PARTLY_UNFILED[kind];
    const said = formOf(kind).filter(({ words }) => words);
    const bare = said.filter(({ files }) => !files);
    if (UNFILED[kind] !== undefined) {
      expect(formOf(kind).filter(({ files }) => files)).toEqual([]);
      expect(said).not.toEqual([]);
    } else expect(bare.map(({ choice }) => choice)).toEqual(partly?.choices ?? []);
    expect(whyWithheld(kind, 'files')).toBe(UNFILED[kind]);
  });

  test('every kind of task asks for words, so that none is left out of the table by being forgotten', () => {
    const silent = kinds.filter((kind) => !formOf(kind).some(({ words }) => words));
    expect(silent).toEqual([]);
  });

  test('a file has a case: that of its task, of its entry, or the one that begins with the act', () => {
    const homeless = kinds.filter(
      (kind) =>
        kind !== 'vacancy.nomination' &&
        TASK_KINDS[kind].about !== 'case' &&
        formOf(kind).some(({ files, ofCase }) => files && !ofCase),
    );
    expect(homeless).toEqual([]);
  });

  test('I-37, I-56: nothing that a scorer fills in names a file', () => {
    for (const kind of kinds.filter((one) => TASK_KINDS[one].sealed === true)) expect(UNFILED[kind]).toBeDefined();
  });
});

describe('what a form hands in', () => {
  test('goes to the case of its entry, or else of its task; scans as such', () => {
    const form = {
      reason: 'x',
      files: ['a', 'b'],
      scan: ['s'],
      rows: [{ caseId: 'C2', files: ['c'] }, { caseId: 'C1', files: ['d'] }, { caseId: 'C3' }],
    };
    expect(handedInBy(form, { caseId: 'C1', purpose: 'evidence' })).toEqual([
      { about: { caseId: 'C1' }, purpose: 'evidence', files: ['a', 'b', 'd'] },
      { about: { caseId: 'C1' }, purpose: 'signed-scan', files: ['s'] },
      { about: { caseId: 'C2' }, purpose: 'evidence', files: ['c'] },
    ]);
  });

  test('of no case, nothing: its pipeline alone knows the case that begins', () => {
    expect(handedInBy({ files: ['a'] }, { purpose: 'evidence' })).toEqual([]);
    expect(handedInBy('text', { caseId: 'C1', purpose: 'evidence' })).toEqual([]);
    expect(namedFiles({ special: [{ caseId: 'C1', files: ['a', 7] }] })).toEqual([
      { id: 'a', path: 'special.0.files', scan: false, caseId: 'C1' },
    ]);
  });
});
