import { afterAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dateAt, dayNumber } from '../../domain/vocabulary/civil-date.js';
import { GRADES } from '../../domain/vocabulary/level.js';
import { isWorkday } from '../../domain/vocabulary/workdays.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { PolicyDataError } from '../../policy/data/data-error.js';
import { createEngine } from '../../policy/engine.js';
import { loadPolicyLibrary, POLICY_DATA_FOLDER, UnknownPolicyVersionError } from '../../policy/data/library.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import { resolveChoices } from '../../policy/data/register.js';
import { calendar, engine, library } from './fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'policy-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
let count = 0;
/** A copy of the shipped data with other versions. */
const withVersions = (...versions: readonly Readonly<Record<string, unknown>>[]): string => {
  const dataFolder = join(folder, String((count += 1)));
  cpSync(POLICY_DATA_FOLDER, dataFolder, { recursive: true });
  rmSync(join(dataFolder, 'versions'), { recursive: true });
  const shipped = library.byVersion('v1');
  for (const change of versions) {
    const policy = { ...shipped, ...change };
    mkdirSync(join(dataFolder, 'versions', policy.version), { recursive: true });
    writeFileSync(join(dataFolder, 'versions', policy.version, 'policy.json'), JSON.stringify(policy));
    cpSync(
      join(POLICY_DATA_FOLDER, 'versions', 'v1', 'retention.json'),
      join(dataFolder, 'versions', policy.version, 'retention.json'),
    );
  }
  return dataFolder;
};
const load = (...versions: readonly Readonly<Record<string, unknown>>[]) =>
  loadPolicyLibrary({ dataFolder: withVersions(...versions) });

describe('versions of the policy', () => {
  test('no date is without a policy', () => {
    for (let day = dayNumber('1990-01-01'); day <= dayNumber('2060-12-31'); day += 1) {
      const date = dateAt(day);
      const holding = library.versions.filter(
        ({ validFrom, validTo }) => (validFrom ?? '') <= date && date <= (validTo ?? '9999-12-31'),
      );
      expect(holding).toEqual([library.inForceOn(date)]);
    }
    expect(library.inForceOn('0001-01-01').version).toBe('v1');
  });
  test('a second version holds from its day on, and a case keeps its own', () => {
    const cap = { ...library.newest.levelPromotion.cap, agents: { value: 'senior-1', clause: '8.3.3.A' } };
    const two = load(
      { validTo: '2026-06-30' },
      { version: 'v2', validFrom: '2026-07-01', levelPromotion: { ...library.newest.levelPromotion, cap } },
    );
    expect(two.inForceOn('2026-06-30').version).toBe('v1');
    expect(two.inForceOn('2026-07-01').version).toBe('v2');
    const request = {
      kind: 'level-promotion',
      cycle: '2026-07',
      employee: { position: 'agent', level: 'intermediate2-3', status: 'confirmed', levelSince: '2025-01-01' },
      ratings: [{ month: '2026-01', rating: 'S' }],
    };
    const both = createEngine({ library: two, calendar });
    expect(both.evaluate(request)).toMatchObject({ outcome: 'eligible', to: 'senior-1', policyVersion: 'v2' });
    expect(both.evaluateWith('v1', request)).toMatchObject({ outcome: 'ineligible', policyVersion: 'v1' });
    expect(() => both.evaluateWith('v9', request)).toThrow(UnknownPolicyVersionError);
  });
  test.each([
    ['gap', [{ validTo: '2026-06-29' }, { version: 'v2', validFrom: '2026-07-01' }]],
    ['overlaps', [{ validTo: '2026-07-01' }, { version: 'v2', validFrom: '2026-07-01' }]],
    ['overlaps', [{}, { version: 'v2', validFrom: '2026-07-01' }]],
    ['overlaps', [{}, { version: 'v2' }]],
    ['no policy before', [{ validFrom: '2020-01-01' }]],
    ['no policy after', [{ validTo: '2030-01-01' }]],
    ['Unrecognized key', [{ extra: 1 }]],
    ['panel', [{ panel: undefined }]],
  ] as const)('refused: %s', (reason, versions) => {
    expect(() => load(...versions)).toThrow(PolicyDataError);
    expect(() => load(...versions)).toThrow(new RegExp(reason));
  });
  test('a folder without data is refused by name', () => {
    expect(() => loadPolicyLibrary({ dataFolder: join(folder, 'none') })).toThrow(/none/);
  });
});

describe('what is said about the policy', () => {
  test('the register holds I-01 to I-83, and I-47a', () => {
    expect(library.register.map(({ id }) => id)).toEqual(
      Array.from({ length: 83 }, (_, index) => `I-${String(index + 1).padStart(2, '0')}`).toSpliced(47, 0, 'I-47a'),
    );
    expect(library.register.filter(({ askHr }) => askHr).map(({ id }) => id)).toEqual([
      'I-03',
      'I-07',
      'I-09',
      'I-21',
      'I-30',
      'I-42',
      'I-43',
      'I-56',
      'I-71',
      'I-76',
    ]);
  });
  test("switches take the department's settings, and nothing else", () => {
    expect(resolveChoices(library.register)).toEqual({
      panelRefusesCrossing: 'direct-steps-stand',
      effectiveMonth: 'approval-month',
    });
    expect(resolveChoices(library.register, { 'passMark.level': 75 })['passMark.level']).toBe(75);
    expect(() => resolveChoices(library.register, { 'passMark.level': 101 })).toThrow(PolicyDataError);
    expect(() => resolveChoices(library.register, { effectiveMonth: 'never' })).toThrow(PolicyDataError);
    expect(() => resolveChoices(library.register, { unknown: 1 })).toThrow(PolicyDataError);
  });
  test('every grade has six abilities described', () => {
    for (const grade of GRADES) {
      const described = library.standards.map(({ grades }) => grades[grade].zh);
      expect([grade, new Set(described).size]).toEqual([grade, 6]);
    }
  });

  const ids = new Set(library.clauses.map(({ id }) => id));
  const cited = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'clause' && typeof inner === 'string') cited.add(inner);
      else collect(inner);
    }
  };
  library.versions.forEach((policy: Policy) => {
    collect(policy);
  });
  for (const room of ['../../policy/', '../../domain/']) {
    const sources = new URL(room, import.meta.url);
    for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    )) {
      const source = readFileSync(new URL(name, sources), 'utf8');
      for (const [, clause] of source.matchAll(/(?:§|')(\d+(?:\.\d+)*(?:\.[A-Z])?)\b/g)) cited.add(clause ?? '');
    }
  }
  const isCited = (id: string): boolean =>
    [...cited].some(
      (clause) => clause === id || clause.startsWith(`${id}.`) || (id.startsWith(`${clause}.`) && clause.includes('.')),
    );
  test.each(library.clauses.filter(({ carriedOut }) => carriedOut === 'rule').map(({ id }) => id))(
    '§ %s is cited by a rule',
    (id) => {
      expect(isCited(id)).toBe(true);
    },
  );
  test('every § and entry that the data cites exists', () => {
    const entries = new Set(library.register.map(({ id }) => id));
    for (const clause of library.register.flatMap(({ clauses }) => clauses)) expect(ids).toContain(clause);
    const inData = new Set<string>();
    JSON.stringify(library.versions, (key, value: unknown) =>
      key === 'clause' && typeof value === 'string' ? (inData.add(value), value) : value,
    );
    for (const clause of inData) expect(ids.has(clause) || entries.has(clause)).toBe(true);
  });
});

describe("the State Council's days", () => {
  const require = createRequire(import.meta.url);
  const file = join(dirname(require.resolve('chinese-days')), 'chinese-days.json');
  const published = JSON.parse(readFileSync(file, 'utf8')) as {
    holidays: Record<string, string>;
    workdays: Record<string, string>;
  };
  test('all days of the published years agree with the package', () => {
    for (let day = dayNumber('2004-01-01'); day <= dayNumber('2026-12-31'); day += 1) {
      const date = dateAt(day);
      const weekday = new Date(day * 86_400_000).getUTCDay();
      const expected = date in published.workdays || (!(date in published.holidays) && weekday !== 0 && weekday !== 6);
      if (isWorkday(calendar, date) !== expected)
        throw new Error(`${date} should be ${expected ? 'a workday' : 'off'}`);
    }
  });
  test("a file of the department's own replaces a year without a release", () => {
    const own = join(folder, 'calendar');
    mkdirSync(own);
    const write = (content: unknown, name = '2027.json') => {
      writeFileSync(join(own, name), JSON.stringify(content));
    };
    write({ year: 2027, provisional: false, source: 'notice', off: { '01-01': '元旦' }, work: { '01-02': '元旦' } });
    const mine = loadCalendar({ folders: [own] });
    expect(isWorkday(mine, '2027-01-02')).toBe(true);
    expect(
      createEngine({ library, calendar: mine }).answer({ kind: 'cycle-calendar', cycle: '2027-01' }),
    ).toMatchObject({ launchFrom: '2027-01-02', warnings: [] });
    expect(engine.answer({ kind: 'cycle-calendar', cycle: '2027-01' }).launchFrom).toBe('2027-01-04');
    const bad = (content: unknown) => () => {
      write(content);
      loadCalendar({ folders: [own] });
    };
    expect(bad({ year: 2028, provisional: false, source: 'x', off: {}, work: {} })).toThrow(
      /2027\.json: is about the year 2028/,
    );
    expect(bad({ year: 2027, provisional: false, source: 'x', off: { '02-30': 'x' }, work: {} })).toThrow(
      /no such day/,
    );
    expect(bad({ year: 2027, provisional: false, source: 'x', off: { '02-03': 'x' }, work: { '02-03': 'x' } })).toThrow(
      /both a holiday/,
    );
    expect(bad({ year: 2027, provisional: false, source: 'x', off: {}, work: {}, typo: 1 })).toThrow(/typo/);
    expect(() => loadCalendar({ folders: [join(folder, 'nowhere')] })).toThrow(/nowhere/);
  });
});
