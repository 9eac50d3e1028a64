import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { DECLARED, statusOf } from '../../domain/refusals/declared.js';
import { CASE, GM } from '../../domain/refusals/cases.js';
import { TASK } from '../../domain/refusals/tasks.js';
import { TRIAL } from '../../domain/refusals/pipelines/trial.js';
import { PANEL } from '../../domain/refusals/pipelines/defense.js';
import {
  detail,
  listing,
  named,
  peopleIn,
  refuse,
  type DeclaredDetail,
  type DeclaredRefusal,
} from '../../domain/vocabulary/refusal.js';
import { ALARMS } from '../../domain/vocabulary/alarm.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { namedIn, spell, type Told } from '../../domain/vocabulary/wording.js';

/** What people do not read: addresses, codes, names of fields, values as machines have them. */
const RAW = /\/v1\/|\b[A-Z]{3,}_[A-Z_]+|\b[a-z]+[A-Z]\w*|\b[a-z]+\.[a-z]+\w*|\b(true|false|null|undefined)\b/;
const chinese = /\p{Script=Han}/u;

/** Facts of any shape, each told by a mark: the words are put together the same whatever they hold. */
const anyFacts: unknown = new Proxy({}, { get: (_, name) => anyFact(String(name)) });
const anyFact = (name: string): unknown => {
  if (name === 'clause') return '8.5';
  if (name === 'heardFor') return 'level';
  if (name === 'state') return 'expired';
  if (name === 'roles') return ['hr', 'gm'];
  if (name === 'caseKind') return 'entry';
  const word = ['position', 'from'].includes(name) ? 'agent' : 'junior-1';
  return Object.assign([word, word], { zh: '某', en: 'some', toString: () => word });
};
const isRefusal = (one: DeclaredDetail | DeclaredRefusal): one is DeclaredRefusal => 'status' in one;
const toldOf = ({ words }: DeclaredDetail, facts: unknown = anyFacts): Told =>
  typeof words === 'function' ? (words as (facts: unknown) => Told)(facts) : words;
const wordsOf = (one: DeclaredDetail): Text => spell(toldOf(one), new Map());

/** What no § of the policy is the reason for. */
const TECHNICAL =
  /^(AUTH|REQUEST|ROUTE|IDEMPOTENCY|PRECONDITION|SERVICE|TASK|STEP|ACCOUNT|SERVICE_ACCOUNT|OIDC|IMPORT|INSTALLATION|DATABASE|RECONCILE|LAUNCH|LIVE|HISTORY|ATTACHMENT|ENDPOINT|EXPORT|SEAL|VIEW)\./;

describe('the declared refusals', () => {
  test('there are no two of one code', () => {
    const codes = DECLARED.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(codes.length).toBeGreaterThan(250);
  });

  test('every group that a file of the refusals declares stands in the list', async () => {
    const folder = new URL('../../domain/refusals/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && name !== 'declared.ts',
    );
    const listed = new Set(DECLARED.map(({ code }) => code));
    for (const file of files) {
      const exported = (await import(new URL(file, folder).href)) as Readonly<Record<string, unknown>>;
      const codes = Object.values(exported).flatMap((group) =>
        Object.values(group as Readonly<Record<string, Partial<DeclaredDetail>>>).flatMap(({ code }) => code ?? []),
      );
      expect([file, codes.filter((code) => !listed.has(code))]).toEqual([file, []]);
    }
  });

  test.each(DECLARED.map((one) => [one.code, one] as const))('%s speaks both languages', (_, one) => {
    const { zh, en } = wordsOf(one);
    expect(zh).toMatch(chinese);
    expect(en.replace('(人力)', '')).not.toMatch(chinese);
    expect(en).toMatch(/[a-z]{2}/);
  });

  /** What is told at a terminal, to scripts, or to those who run the service, who set such variables. */
  const FOR_MACHINES =
    /^(LAUNCH|PLAY|INSTALLATION|DATABASE|RECONCILE|BACKUP|VERIFY|SEAL|IDEMPOTENCY|PRECONDITION|REQUEST|ROUTE|LIVE|ERASURE|ENDPOINT)\.|^(AUTH|SERVICE_ACCOUNT|SERVICE|STEP|MAIL|EXPORT)\.(CSRF|BAD_TOKEN|OUT_OF_SCOPE|OWNER_LACKS_ROLE|DIVERGED)$/;
  test.each(
    DECLARED.filter(({ code, ...one }) => !FOR_MACHINES.test(code) && !('status' in one && one.status === null)),
  )('$code says nothing of codes, addresses and names of fields', (one) => {
    const { zh, en } = wordsOf(one);
    for (const words of [zh, en]) expect(words.replaceAll('junior-1', '')).not.toMatch(RAW);
  });

  test('a whole refusal is a sentence, with the § where the policy is the reason', () => {
    const whole = DECLARED.filter(isRefusal);
    expect(
      whole.filter((one) => !/[。)）\n]$|--data|npm start$/u.test(wordsOf(one).zh)).map(({ code }) => code),
    ).toEqual([]);
    const policy = whole.filter(({ code, status }) => status !== 404 && status !== null && !TECHNICAL.test(code));
    expect(policy.filter(({ clause }) => clause === undefined).map(({ code }) => code)).toEqual([]);
  });

  test('every one of them is used, and every code that is used is one of them', () => {
    const rooms = [
      'api',
      'activities',
      'cli',
      'db',
      'domain',
      'imports',
      'documents',
      'policy',
      'seal',
      'worker',
      'workflows',
    ];
    const sources = rooms.flatMap((room) => {
      const root = new URL(`../../${room}/`, import.meta.url);
      return readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .filter((name) => room !== 'domain' || !name.startsWith('refusals/declared'))
        .map((name) => readFileSync(new URL(name, root), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, ''));
    });
    const used = new Set(
      sources.flatMap((source) => [...source.matchAll(/\b[A-Z][A-Z_]*\.[A-Z][A-Z_]*\b/g)].map(String)),
    );
    expect(DECLARED.map(({ code }) => code).filter((code) => !used.has(code))).toEqual([]);
  });
});

describe('the status of a code', () => {
  test.each([
    ['REQUEST.INVALID', 400],
    ['AUTH.FORBIDDEN', 403],
    ['CASE.NOT_FOUND', 404],
    ['TASK.NO_SHEET', 404],
    ['TASK.NOT_OPEN', 409],
    ['TRIAL.OUT_OF_TURN', 409],
    ['ATTACHMENT.HANDED_IN', 409],
    ['TRIAL.PAUSE_DATE', 422],
    ['SERVICE.ENGINE_TIMEOUT', 503],
  ])('%s is %d', (code, status) => {
    expect(statusOf(code)).toEqual({ status, known: true });
  });

  test.each(['NOBODY.HEARD_OF_IT', 'LAUNCH.NOT_READY', 'CASE.NOT_IN_CYCLE'])(
    '%s, which is no answer of the API, is 422 and noticed',
    (code) => {
      expect(statusOf(code)).toEqual({ status: 422, known: false });
    },
  );
});

/** What a fact is called that is an employee number; a new one of these is told as a person, or fails here. */
const PEOPLE = ['personId', 'by', 'rater', 'scorer', 'superiorId', 'successorId', 'reportsTo', 'reader'] as const;
/** What people read nowhere: whoever does a task sees it before him. */
const INTERNAL = ['taskId', 'actId', 'accountId'] as const;

describe('who reads a refusal', () => {
  /** The facts that the words of a refusal ask for, and the words themselves. */
  const asked = (one: DeclaredDetail) => {
    const facts = new Set<string>();
    const noting = new Proxy(
      {},
      {
        get: (_, name) => {
          facts.add(String(name));
          return PEOPLE.some((fact) => fact === name) ? `#${String(name)}#` : anyFact(String(name));
        },
      },
    );
    return { told: toldOf(one, noting), facts };
  };

  test.each(DECLARED.map((one) => [one.code, one] as const))(
    '%s: people are told as people, and no number of ours',
    (_, one) => {
      const { told, facts } = asked(one);
      const people = PEOPLE.filter((fact) => facts.has(fact)).map((fact) => `#${fact}#`);
      expect([...new Set(namedIn(told))].sort()).toEqual([...people].sort());
      for (const words of [told.zh, told.en]) {
        const pieces = typeof words === 'string' ? [words] : words;
        const ours = pieces.filter((piece) => typeof piece === 'string').join('');
        expect(people.filter((person) => ours.includes(person))).toEqual([]);
      }
      expect(INTERNAL.filter((fact) => facts.has(fact))).toEqual([]);
    },
  );

  test('reads the name of whoever is named, with his number; whom nobody knows keeps his number; so at each line', () => {
    const by = refuse(TASK.CLAIMED_BY_ANOTHER, { by: 'M-1' });
    const lines = listing(by, [detail(PANEL.HAS_LEFT, { path: 'scorers.0' }, { personId: 'M-2' })]);
    expect(peopleIn(lines)).toEqual(['M-1', 'M-1', 'M-2', 'M-2']);
    const read = named(lines, new Map([['M-2', '王五']]));
    expect(read.message.en).toMatch(/^M-1 has claimed the task\./);
    expect(read.details?.[0]?.message.zh).toBe('王五（M-2）已离职，请更换');
    expect(by.message.zh).toMatch(/^该任务已由 M-1 认领/);
  });
});

test('a refusal holds its code, its § and its words, and nothing else', () => {
  expect(refuse(TRIAL.NOT_PAUSED)).toEqual({
    code: 'TRIAL.NOT_PAUSED',
    clause: 'I-51',
    message: { zh: '试用任命没有暂停，无需恢复。', en: 'The trial is not paused.' },
  });
  expect(refuse(TASK.WRONG_FORM, { title: { zh: '试用通知', en: 'trial letter' } })).toEqual({
    code: 'TASK.WRONG_FORM',
    message: {
      zh: '该任务要求填写「试用通知」的表单。请重新打开任务后提交。',
      en: 'The task asks for another form ("trial letter"). Open it again and submit that form.',
    },
  });
  expect(refuse(GM.REASON_MISSING, { clause: '9.5.8' }).clause).toBe('9.5.8');
});

test('what is not declared, and facts that are not asked for, do not compile', () => {
  // @ts-expect-error no such code
  expect(() => refuse(TRIAL.NOBODY_KNOWS)).toThrow();
  // @ts-expect-error its words ask for a day and a today
  expect(() => refuse(TRIAL.PAUSE_DATE)).toThrow();
  // @ts-expect-error its words ask for nothing
  expect(refuse(TRIAL.NOT_PAUSED, { on: '2026-07-01' }).code).toBe('TRIAL.NOT_PAUSED');
  // @ts-expect-error a line of a refusal is none by itself
  expect(refuse(CASE.NOT_IN_CYCLE).code).toBe('CASE.NOT_IN_CYCLE');
});

test('the pages name only codes that are declared: at which field one is told, and what another page makes of it', () => {
  const web = new URL('../../web/', import.meta.url);
  const named = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('schema.d.ts'))
    .flatMap((file) => [...readFileSync(new URL(file, web), 'utf8').matchAll(/'([A-Z][A-Z_]*\.[A-Z][A-Z_]*)'/g)])
    .map(([, code = '']) => code);
  const declared = new Set<string>([...DECLARED.map(({ code }) => code), ...Object.keys(ALARMS)]);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((code) => !declared.has(code))).toEqual([]);
});
