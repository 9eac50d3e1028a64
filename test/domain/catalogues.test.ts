import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Catalogue } from '../../domain/pipelines/catalogue.js';
import { CATALOGUES } from '../../domain/pipelines/catalogues.js';
import { DECISIONS, DECISION_KINDS } from '../../domain/pipelines/decisions.js';
import { DOCUMENTS } from '../../domain/documents/kind.js';
import { LEVEL } from '../../domain/pipelines/level-promotion/catalogue.js';
import { PIPELINES, type PipelineStage } from '../../domain/pipelines/pipelines.js';
import { LEDGER_ACTS, TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { TRIAL_ROW } from '../../domain/pipelines/trial/catalogue.js';
import type { Text } from '../../domain/vocabulary/text.js';

const all: readonly (readonly [string, Catalogue])[] = Object.entries(CATALOGUES);
/** The three pipelines through which a case of §9 goes. */
const POSITION = ['position-promotion', 'trial', 'appointment'];

const root = new URL('../../', import.meta.url);
const ROOMS = [
  'activities',
  'api',
  'cli',
  'db',
  'documents',
  'domain',
  'imports',
  'notifications',
  'policy',
  'seal',
  'web',
  'worker',
  'workflows',
];
const sources = ROOMS.flatMap((room) =>
  readdirSync(new URL(`${room}/`, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => `${room}/${file.replaceAll('\\', '/')}`),
);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

const keys = (what: 'stages' | 'tasks' | 'decisions' | 'documents', of = all): string[] =>
  of.flatMap(([, catalogue]) => Object.keys(catalogue[what]));
const twice = (names: readonly string[]): readonly string[] => names.filter((name, at) => names.indexOf(name) < at);

describe('every catalogue is walked', () => {
  test('every folder of the pipelines that has a catalogue stands in the list', () => {
    const there = sources.flatMap((file) => /^domain\/pipelines\/([a-z-]+)\/catalogue\.ts$/.exec(file)?.[1] ?? []);
    expect(there.sort()).toEqual(Object.keys(CATALOGUES).sort());
  });

  test('nothing is declared twice, and the tables hold all of it', () => {
    const kinds = { tasks: TASK_KINDS, decisions: DECISIONS, documents: DOCUMENTS };
    for (const [what, table] of Object.entries(kinds)) {
      const declared = keys(what as keyof typeof kinds);
      expect(twice(declared)).toEqual([]);
      expect(Object.keys(table).sort()).toEqual(declared.sort());
    }
    expect(
      twice(
        keys(
          'stages',
          all.filter(([name]) => POSITION.includes(name)),
        ),
      ),
    ).toEqual([]);
  });

  test('everything has a §, and words in the script of each language', () => {
    const named = (of: Readonly<Record<string, { readonly title: Text; readonly clause?: string }>>) =>
      Object.entries(of);
    const entries: (readonly [string, Text, string])[] = [
      ...all.flatMap(([, { stages, tasks, documents }]) =>
        [...named(stages), ...named(tasks), ...named(documents)].map(
          ([name, { title, clause = '' }]) => [name, title, clause] as const,
        ),
      ),
      ...Object.entries(DECISIONS).map(([code, { words }]) => [code, words, '8'] as const),
      ...Object.entries(DECISION_KINDS).map(([kind, words]) => [kind, words, '8'] as const),
      ...named({ ...LEDGER_ACTS, ...TRIAL_ROW }).map(([name, { title }]) => [name, title, '8'] as const),
      ...Object.entries(LEVEL.stages).map(([name, { state }]) => [name, state, '8'] as const),
    ];
    const unfit = entries.filter(
      ([, { zh, en }, clause]) =>
        !/\p{Script=Han}/u.test(zh) ||
        /\p{Script=Han}/u.test(en) ||
        en.trim() === '' ||
        !/^(I-)?\d[\d.A-C]*$/.test(clause),
    );
    expect(unfit).toEqual([]);
  });
});

describe.each(Object.entries(PIPELINES) as [string, readonly PipelineStage[]][])('a case of %s', (_, stages) => {
  const byName = new Map(stages.map((one) => [one.stage, one]));

  test('every `to` is one of its stages, and leads elsewhere', () => {
    expect(stages.flatMap(({ stage, to }) => to.filter((next) => next === stage || !byName.has(next)))).toEqual([]);
    expect(stages.flatMap(({ stage, to }) => twice(to).map((next) => `${stage} → ${next}`))).toEqual([]);
  });

  test('every stage is reached from one with which it may begin', () => {
    const seen = new Set<string>();
    const walk = (stage: string): void => {
      if (seen.has(stage)) return;
      seen.add(stage);
      for (const next of byName.get(stage)?.to ?? []) walk(next);
    };
    for (const one of BEGINS[stages[0]?.stage ?? ''] ?? [stages[0]?.stage ?? '']) walk(one);
    const unreached = stages.filter(({ stage, end }) => end !== 'called-off' && !seen.has(stage));
    expect(unreached.map(({ stage }) => stage)).toEqual([]);
  });

  test('an end leads on only where its case is decided on again, or closes by interview', () => {
    const onward = stages.filter(({ end, to }) => end !== undefined && to.length > 0).map(({ stage }) => stage);
    expect(onward.filter((stage) => !LEADS_ON.has(stage))).toEqual([]);
    // From a step that leads nowhere a case is at least closed.
    const closes = stages.some(({ end }) => end === 'called-off');
    const stuck = stages.filter(({ end, to }) => end === undefined && to.length === 0 && !closes);
    expect(stuck.map(({ stage }) => stage)).toEqual([]);
  });
});

/** With which stages a case may begin, by the first of its pipeline, where that is not the only one. */
const BEGINS: Readonly<Record<string, readonly string[]>> = {
  ruling: ['ruling', 'listed', 'ineligible'],
  opening: ['opening', 'mapping', 'agreement'],
};
/** §8: HR refused, the GM rejected, a special promotion of who has no step (I-26); §9 likewise. */
const LEADS_ON = new Set(['ineligible', 'refused', 'rejected', 'trial-failed', 'trial-ended']);

describe('nothing is declared in vain', () => {
  const textOf = (files: readonly string[]): string => files.map(read).join();
  const named = (text: string, name: string): boolean => text.includes(`'${name}'`) || text.includes(`"${name}"`);
  const written = textOf(sources.filter((file) => /^(?:workflows|activities|db)\//.test(file)));
  const tried = textOf(
    readdirSync(new URL('test/', root), { recursive: true, encoding: 'utf8' })
      .map((file) => `test/${file.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.ts') && !/^test\/(?:recipes|domain)\//.test(file)),
  ).concat(textOf(sources.filter((file) => file.startsWith('cli/play/'))));
  const stageNames = Object.values(PIPELINES).flatMap((stages) => stages.map(({ stage }) => stage));

  test('every stage is one to which a pipeline moves a case', () => {
    expect(stageNames.filter((name) => !named(written, name) && !BY_PARTS.has(name))).toEqual([]);
  });

  test('every task is asked, and every paper ordered', () => {
    expect(Object.keys(TASK_KINDS).filter((name) => !named(written, name))).toEqual([]);
    // Where a kind is bound to its order or to its maker it is not ordered yet.
    const steps = textOf(
      sources.filter((file) => /^(?:workflows\/|db\/|domain\/documents\/(?!order\.ts|kind\.ts))/.test(file)),
    );
    expect(Object.keys(DOCUMENTS).filter((name) => !named(steps, name))).toEqual([]);
  });

  test('every decision is taken: its kind and its outcome stand where the pipelines write', () => {
    const acts = textOf(
      sources.filter(
        (file) => /^domain\/(?:pipelines\/[a-z-]+\/|evaluation\/)/.test(file) && !file.endsWith('catalogue.ts'),
      ),
    );
    const never = Object.keys(DECISIONS).filter((code) => {
      const [kind = '', outcome = ''] = code.split(':');
      return !named(written, kind) || !(named(written + acts, outcome) || BY_PARTS.has(outcome));
    });
    expect(never).toEqual([]);
  });

  test('a test does every task and looks at every stage', () => {
    expect(Object.keys(TASK_KINDS).filter((name) => !named(tried, name))).toEqual([]);
    expect(stageNames.filter((name) => !named(tried, name) && !named(tried, LEFT_BY[name] ?? name))).toEqual([]);
  });
});

/** Stages that no play names: the task with which a played case comes there, or goes on from there. */
const LEFT_BY: Readonly<Record<string, string>> = {
  'trial-with-gm': 'vacancy.gm-decision',
  publication: 'candidate.notice-draft',
  pay: 'setback.pay',
  reader: 'appeal.reader',
  remedy: 'appeal.remedy',
  mapping: 'transfer.mapping',
  complaint: 'setback.complaint',
  'post-review': 'setback.post-review',
  'superior-word': 'setback.superior-word',
  // The general manager decides what the HR manager proposes anew (I-41).
  'anew-decision': 'consent.gm-decision',
  settling: 'departure.conduct',
  'trial-ended': 'trial.end',
};

/** Names that are put together of what was asked for. */
const BY_PARTS = new Set([
  'extension-requested',
  'end-requested',
  'ruled-proceed',
  'ruled-refuse',
  ...Object.values(PIPELINES['position-promotion']).flatMap(({ stage }) => (stage.startsWith('trial-') ? [stage] : [])),
]);

describe('what the catalogues say is listed nowhere else', () => {
  /** Where three or more of them stand together all the same, and why. */
  const REASONS: Readonly<Record<string, string>> = {
    'web/pages/cycles/stage-groups.ts': 'made from the catalogue',
    'db/cycles/candidates.ts': 'a row read into the union of states, which the compiler narrows',
    'domain/trace/sections-1-to-7.ts': 'tasks and papers by §, held against the catalogues by trace.test.ts',
    'domain/trace/section-8.ts': 'likewise',
    'domain/trace/section-9.ts': 'likewise',
    'domain/trace/sections-10-to-15.ts': 'likewise',
    'cli/tour/promotion.ts': 'a story, told in its own order',
    'web/pages/task/reads-papers.ts': 'made from the catalogue',
  };
  const literals = (text: string): (readonly string[])[] =>
    [...text.matchAll(/[[(]([^[\]()]*)[\])]/g)].map(([, inside = '']) =>
      [...inside.matchAll(/'([^'\s]+)'/g)].map(([, word = '']) => word),
    );
  const product = sources.filter((file) => !file.endsWith('/catalogue.ts') && REASONS[file] === undefined);

  test.each([
    ['stages of a pipeline', Object.values(PIPELINES).map((stages) => stages.map(({ stage }) => stage))],
    ['stages of a trial', [Object.keys(TRIAL_ROW)]],
    ['task kinds', [Object.keys(TASK_KINDS)]],
    ['decisions', [Object.keys(DECISIONS)]],
    ['kinds of document', [Object.keys(DOCUMENTS)]],
  ])('%s', (what, sets) => {
    const found = product.filter((file) =>
      literals(read(file)).some((words) =>
        sets.some(
          (set) =>
            new Set(words.filter((word) => set.includes(word))).size >= 3 && words.every((word) => set.includes(word)),
        ),
      ),
    );
    expect({ what, found }).toEqual({ what, found: [] });
  });
});
