import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { DOCUMENT_KINDS } from '../../domain/documents/kind.js';
import type { EvaluationAnswer } from '../../domain/evaluation/answer.js';
import { EVALUATION_KINDS, type EvaluationKind } from '../../domain/evaluation/request.js';
import { compareLevels, LEVELS } from '../../domain/vocabulary/level.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import type { Trace } from '../../domain/trace/place.js';
import { TRACE } from '../../domain/trace/trace.js';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import { engine, library } from '../policy/fixture.js';
import { policyGuide } from './policy-guide.js';
import { TOLD_ENTRIES, tellingWords } from './who-is-told.js';
import { FOR_HR } from '../../domain/sight/telling.js';
import { TRACE_OF_REGISTER } from './register-trace.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const ids = library.clauses.map(({ id }) => id);
const isLeaf = (id: string): boolean => !ids.some((other) => other.startsWith(`${id}.`));
const entries = Object.entries(TRACE);
const all = (what: 'tasks' | 'rules' | 'documents' | 'workflows' | 'pages'): Set<string> =>
  new Set(entries.flatMap(([, trace]) => trace[what] ?? []));

/** Which questions name which § in their findings, found by asking every line of the contract's vectors. */
const findings = new Map<string, Set<EvaluationKind>>();
for (const line of read('test/policy/vectors.jsonl').trim().split('\n')) {
  const { request } = JSON.parse(line) as { request: { kind: EvaluationKind } };
  for (const { clause } of (engine.evaluate(request) as EvaluationAnswer).findings) {
    findings.set(clause, (findings.get(clause) ?? new Set()).add(request.kind));
  }
}
const named = (id: string, kind: EvaluationKind): boolean =>
  [...findings].some(([clause, kinds]) => (clause === id || clause.startsWith(`${id}.`)) && kinds.has(kind));
/** The § at the numbers of the version in force. */
const numbers = JSON.stringify(library.inForceOn('2026-07-01'));

const DATA = {
  ladder: () => new Set<string>(LEVELS).size === 16 && compareLevels('junior-3', 'intermediate1-1') < 0,
  version: () => library.inForceOn('2026-07-01').version === 'v1',
  standards: () => Object.keys(library.standards).length > 0,
} satisfies Record<NonNullable<Trace['data']>[number], () => boolean>;

function computed(id: string): boolean {
  const { rules = [], data = [], sameAs = [] } = TRACE[id] ?? {};
  const byData = data.length > 0 && data.every((name) => DATA[name]());
  return (
    rules.length > 0 || byData || numbers.includes(`"clause":"${id}"`) || (sameAs.length > 0 && sameAs.every(computed))
  );
}

test('how a § is carried out is said in one language: no level has its other name', () => {
  const mixed = entries.filter(
    ([, { how }]) => /\b(intern|junior|intermediate|senior|chief)\b/i.test(how.zh) || /\p{Script=Han}/u.test(how.en),
  );
  expect(mixed.map(([id]) => id)).toEqual([]);
});

describe('every § is carried out by the product, by a person in it, or said to be outside it', () => {
  test('every clause that has none below it is traced, and nothing else is', () => {
    expect(ids.filter((id) => isLeaf(id) && TRACE[id] === undefined)).toEqual([]);
    expect(Object.keys(TRACE).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(library.clauses.filter(({ id }) => isLeaf(id)).map(({ id, carriedOut }) => [id, carriedOut] as const))(
    '§%s: %s',
    (id, carriedOut) => {
      const { tasks = [], rules = [], workflows = [] } = TRACE[id] ?? {};
      switch (carriedOut) {
        case 'rule':
          expect(computed(id)).toBe(true);
          break;
        case 'step':
          expect(tasks.length + workflows.length).toBeGreaterThan(0);
          break;
        case 'people':
        case 'outside':
          expect([...tasks, ...rules, ...workflows]).toEqual([]);
      }
      // A rule is named only where an answer names the § in its findings.
      expect(rules.filter((kind) => !named(id, kind))).toEqual([]);
    },
  );

  test('every entry of the register is traced, and I-77 to I-83 by entries of their own that name their tests', () => {
    const told = JSON.stringify(TRACE);
    const isTraced = (id: string): boolean =>
      TRACE_OF_REGISTER[id] !== undefined ||
      new RegExp(`${id}(?![0-9a])`).test(told) ||
      findings.has(id) ||
      numbers.includes(`"clause":"${id}"`);
    const registered = library.register.map(({ id }) => id);
    expect(registered).toHaveLength(84);
    expect(registered.filter((id) => !isTraced(id))).toEqual([]);
    expect(Object.keys(TRACE_OF_REGISTER).filter((id) => !registered.includes(id))).toEqual([]);
    const newer = registered.filter((id) => id >= 'I-77');
    expect(newer).toHaveLength(7);
    expect(
      newer.filter((id) => TRACE_OF_REGISTER[id]?.tests.every((path) => read(path).includes(id)) !== true),
    ).toEqual([]);
    const amiss = Object.entries(TRACE_OF_REGISTER).flatMap(
      ([id, { tasks = [], workflows = [], rules = [], tests }]) => [
        ...tests.filter((path) => read(path) === '').map((path) => `${id} ${path}`),
        ...tasks.filter((kind) => !(kind in TASK_KINDS)).map((kind) => `${id} ${kind}`),
        ...workflows
          .filter((name) => !(Object.values(WORKFLOWS) as string[]).includes(name))
          .map((name) => `${id} ${name}`),
        ...rules.filter((kind) => !EVALUATION_KINDS.includes(kind)).map((kind) => `${id} ${kind}`),
      ],
    );
    expect(amiss).toEqual([]);
  });

  test('what is named exists, and what exists is named', () => {
    expect([...all('tasks')].sort()).toEqual(Object.keys(TASK_KINDS).sort());
    expect([...all('workflows')].sort()).toEqual(Object.values(WORKFLOWS).sort());
    expect([...all('documents')].sort()).toEqual([...DOCUMENT_KINDS].sort());
    expect([...all('rules')].sort()).toEqual([...EVALUATION_KINDS].sort());
    const routes = read('web/app/routes.tsx');
    expect([...all('pages')].filter((path) => !routes.includes(`path: '${path}'`))).toEqual([]);
  });

  test('a task stands under the § that it cites', () => {
    const elsewhere = Object.entries(TASK_KINDS).filter(([kind, { clause }]) => {
      const under = entries.filter(([, { tasks }]) => (tasks as readonly string[] | undefined)?.includes(kind));
      return !clause.startsWith('I-') && !under.some(([id]) => id === clause || id.startsWith(`${clause}.`));
    });
    expect(elsewhere).toEqual([]);
  });

  test('the guide says of every entry of every catalogue once whom it is told, with its § where it has one', () => {
    const guide = policyGuide(library);
    const counted = TOLD_ENTRIES.map(({ at }) => [at, guide.split(`\`${at}\``).length - 1] as const);
    expect(counted.filter(([, times]) => times !== 1)).toEqual([]);
    const section = (heading: string): string =>
      guide
        .slice(guide.indexOf(`${heading} `))
        .split('\n')
        .slice(1)
        .join('\n')
        .split('\n#')[0] ?? '';
    // 8.5.6: nothing of the general manager's batch before the result, in both languages.
    const batch = section('### §8.5.5')
      .split('\n')
      .find((line) => line.includes('`level-promotion/tasks/cycle.gm-decision`'));
    expect(batch).toContain(
      '本人、上级、部门负责人、评分人(结果反馈时) · the person, superiors, the head, who scores (with the result)',
    );
    // I-56: not even the auditor and who reads an appeal.
    expect(tellingWords(FOR_HR)).toEqual({
      zh: '仅人力资源部等四方(见文首);总经理、审计、申诉受理人不读',
      en: 'the four offices alone (see above); not the general manager, the auditor, who reads an appeal',
    });
  });

  test('docs/policy.md says the same (npx tsx test/docs/write-policy-guide.ts)', () => {
    expect(read('docs/policy.md')).toBe(policyGuide(library));
  });
});
