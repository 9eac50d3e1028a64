import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ABILITIES } from '../../domain/pipelines/defense/acts.js';
import type { CompanyWording } from '../../domain/pipelines/defense/standards.js';
import { GRADES } from '../../domain/vocabulary/level.js';
import { PolicyDataError } from '../../policy/data/data-error.js';
import { choicesOn } from '../../policy/data/choices.js';
import { compareChoices, comparePolicies } from '../../policy/data/comparison.js';
import { numbersOf } from '../../policy/data/numbers.js';
import { standardsOf } from '../../policy/data/standards-of.js';
import { loadInstalledLibrary } from '../../policy/data/installed-library.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import { digestOf } from '../../policy/data/version-folders.js';
import { library } from './fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'installed-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
let count = 0;
type Version = Readonly<Record<string, unknown>> & { readonly version: string; readonly choices?: unknown };
/** A data folder with versions of its own: copies of the shipped one with changes. */
const install = (...versions: readonly Version[]) => {
  const dataFolder = join(folder, String((count += 1)));
  for (const { choices, ...change } of versions) {
    const place = join(dataFolder, 'policy', 'versions', change.version);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'policy.json'), JSON.stringify({ ...library.byVersion('v1'), ...change }));
    if (choices !== undefined) writeFileSync(join(place, 'choices.json'), JSON.stringify(choices));
  }
  const loaded = loadInstalledLibrary(dataFolder);
  folders.set(loaded, dataFolder);
  return loaded;
};
const folders = new Map<PolicyLibrary, string>();
const folderOf = (loaded: PolicyLibrary): string => folders.get(loaded) ?? '';
const cap = (level: string) => ({
  ...library.newest.levelPromotion,
  cap: { ...library.newest.levelPromotion.cap, agents: { value: level, clause: '8.3.3.A' } },
});

describe('versions that an installation adds (§13.1)', () => {
  test('without any, or without a data folder, the shipped ones hold', () => {
    expect(install().versions).toEqual(library.versions);
    expect(loadInstalledLibrary(undefined).versions).toEqual(library.versions);
  });
  test('the open version ends the day before the next one begins, shipped or added', () => {
    const three = install({ version: 'v3', validFrom: '2028-01-01' }, { version: 'v2', validFrom: '2027-01-01' });
    expect(three.versions.map(({ version, validTo }) => [version, validTo])).toEqual([
      ['v1', '2026-12-31'],
      ['v2', '2027-12-31'],
      ['v3', null],
    ]);
    expect([three.inForceOn('2026-12-31').version, three.inForceOn('2027-01-01').version]).toEqual(['v1', 'v2']);
  });
  test('one that ships by now and was added before counts once', () => {
    expect(install({ version: 'v1' }).versions).toEqual(library.versions);
  });
  test.each([
    ['differs from the one that was added', [{ version: 'v1', title: { zh: '另', en: 'other' } }]],
    ['only the first version has validFrom null', [{ version: 'v2' }]],
    [
      'gap',
      [
        { version: 'v2', validFrom: '2027-01-01', validTo: '2027-06-29' },
        { version: 'v3', validFrom: '2027-07-01' },
      ],
    ],
    ['no policy after', [{ version: 'v2', validFrom: '2027-01-01', validTo: '2027-06-29' }]],
    ['Unrecognized key', [{ version: 'v2', validFrom: '2027-01-01', extra: 1 }]],
    [
      'choices.json: there is no switch nonsense',
      [{ version: 'v2', validFrom: '2027-01-01', choices: { nonsense: 1 } }],
    ],
    [
      'choices.json: effectiveMonth cannot be never',
      [{ version: 'v2', validFrom: '2027-01-01', choices: { effectiveMonth: 'never' } }],
    ],
  ] as const)('refused: %s', (reason, versions) => {
    expect(() => install(...versions)).toThrow(PolicyDataError);
    expect(() => install(...versions)).toThrow(new RegExp(reason));
  });
});

describe('the choices of a day (I-73)', () => {
  const change = (no: number, effectiveFrom: string, value: string | number, key = 'passMark.level') => ({
    no,
    effectiveFrom,
    value,
    key,
  });
  const two = install({ version: 'v2', validFrom: '2027-01-01', choices: { 'passMark.level': 75 } });
  const mark = (day: string, ...changes: readonly ReturnType<typeof change>[]) =>
    choicesOn(two, changes, day)['passMark.level'];

  test('are the register’s, then those of the version that holds', () => {
    expect([mark('2026-12-31'), mark('2027-01-01')]).toEqual([undefined, 75]);
  });
  test('a change holds from its day on, the day before it does not; of one day the later number counts', () => {
    const changes = [change(2, '2026-11-25', 73), change(1, '2026-11-25', 72)];
    expect([mark('2026-11-24', ...changes), mark('2026-11-25', ...changes)]).toEqual([undefined, 73]);
  });
  test('a version’s own choice outlives earlier changes, not those made for its time', () => {
    expect(mark('2027-02-01', change(1, '2026-12-31', 72))).toBe(75);
    expect(mark('2027-02-01', change(1, '2027-01-01', 72))).toBe(72);
    // Of switches that the version does not set, earlier changes go on.
    const crossing = change(1, '2026-11-25', 'nothing-stands', 'panelRefusesCrossing');
    expect(choicesOn(two, [crossing], '2027-02-01').panelRefusesCrossing).toBe('nothing-stands');
  });
  test('a version drafted from another one goes on with its choices, and undoes no change made meanwhile (13.1)', () => {
    const document = JSON.stringify({ ...two.byVersion('v2'), version: 'v3', validFrom: '2028-01-01', validTo: null });
    const release = { version: 'v3', base: 'v2', validFrom: '2028-01-01', document, sha256: digestOf(document) };
    const three = loadInstalledLibrary(folderOf(two), [release]);
    const markOn = (day: string, ...changes: readonly ReturnType<typeof change>[]) =>
      choicesOn(three, changes, day)['passMark.level'];
    expect([markOn('2027-12-31'), markOn('2028-01-01')]).toEqual([75, 75]);
    expect(markOn('2028-01-01', change(1, '2027-06-01', 80))).toBe(80);
    expect(markOn('2028-01-01', change(1, '2026-12-31', 72))).toBe(75);
    expect(() => loadInstalledLibrary(folderOf(two), [{ ...release, sha256: '0'.repeat(64) }])).toThrow(
      PolicyDataError,
    );
  });
  test('a change whose option is gone counts no longer', () => {
    expect(mark('2026-12-01', change(1, '2026-11-25', 'gone'))).toBeUndefined();
    expect(choicesOn(two, [change(1, '2026-11-25', 1, 'gone')], '2026-12-01')).not.toHaveProperty('gone');
  });
});

describe('two versions compared', () => {
  test('name every number that differs with its § in both languages, and nothing else', () => {
    const { confirmation } = library.newest;
    const [first, ...rest] = confirmation.probation;
    const changed = { ...first, anyOf: [{ S: 0, A: 3 }] };
    const two = install({
      version: 'v2',
      validFrom: '2027-01-01',
      levelPromotion: cap('senior-1'),
      confirmation: { ...confirmation, probation: [changed, ...rest] },
      choices: { effectiveMonth: 'cycle-month' },
    });
    const differences = comparePolicies(two.byVersion('v1'), two.byVersion('v2'));
    expect(differences).toEqual([
      {
        path: 'confirmation.probation.§7.3.2.anyOf',
        clause: '7.3.2',
        label: { zh: '转正定级·试用期·§7.3.2·考核成绩', en: 'confirmation, probation, §7.3.2, ratings' },
        from: { zh: '2A', en: '2A' },
        to: { zh: '3A', en: '3A' },
      },
      {
        path: 'levelPromotion.cap.agents',
        clause: '8.3.3.A',
        label: { zh: '职级晋升·上限·客服与质检', en: 'level promotion, cap, agents and inspectors' },
        from: { zh: '中(二)级客服(优秀)', en: 'intermediate II agent, excellent' },
        to: { zh: '高级客服(一般)', en: 'senior agent, ordinary' },
      },
    ]);
    expect(compareChoices(two, 'v1', 'v2')).toEqual([
      { entry: 'I-42', key: 'effectiveMonth', from: 'approval-month', to: 'cycle-month' },
    ]);
    expect(comparePolicies(two.byVersion('v2'), two.byVersion('v2'))).toEqual([]);
  });
  test('I-75: an item of a score sheet is called by its own name and stands under the § of its sheet', () => {
    const { assessmentForms } = library.newest;
    const { peripheral } = assessmentForms;
    const [first, second, ...rest] = peripheral.items;
    if (first === undefined || second === undefined) throw new Error('the sheet has two items');
    const items = [{ ...first, weight: first.weight - 1 }, { ...second, weight: second.weight + 1 }, ...rest];
    const changed = {
      ...library.newest,
      assessmentForms: { ...assessmentForms, peripheral: { ...peripheral, items } },
    };
    expect(comparePolicies(library.newest, changed)[0]).toMatchObject({
      path: `assessmentForms.peripheral.items.${first.id}.weight`,
      clause: peripheral.clause,
      label: { zh: `评分表·周边绩效·评分项·${first.name.zh}·权重（%）` },
      from: { zh: String(first.weight) },
      to: { zh: String(first.weight - 1) },
    });
  });
  test('a rule that one of them does not have stands against nothing', () => {
    const { confirmation } = library.newest;
    const shorter = { ...library.newest, confirmation: { ...confirmation, internship: [] } };
    const gone = comparePolicies(library.newest, shorter);
    expect(gone.map(({ path }) => path)).toContain('confirmation.internship.§7.3.3.steps');
    expect(gone.every(({ to }) => to === null)).toBe(true);
  });
  test('every number of a version has a name in both languages', () => {
    const parts = numbersOf(library.newest).flatMap((one) => one.parts);
    expect(parts.length).toBeGreaterThan(100);
    const nameless = parts.filter(({ key, name }) => name.zh === key && name.en === key && !key.startsWith('§'));
    expect(nameless).toEqual([]);
  });
});

describe('the company’s own wording of the standards (14.1)', () => {
  const grades = (say: (grade: string) => unknown) => Object.fromEntries(GRADES.map((grade) => [grade, say(grade)]));
  const whole = (mark: string): Record<string, Record<string, unknown>> =>
    Object.fromEntries(ABILITIES.map((ability) => [ability, grades((grade) => `${mark} ${ability} ${grade}`)]));
  const withStandards = (version: string, content: unknown, ...versions: readonly Version[]) => {
    const dataFolder = join(folder, String(count + 1));
    mkdirSync(join(dataFolder, 'policy', 'standards'), { recursive: true });
    writeFileSync(join(dataFolder, 'policy', 'standards', `${version}.json`), JSON.stringify(content));
    return install(...versions);
  };
  const first = ({ items }: ReturnType<typeof standardsOf>) => items[0]?.grades.junior;

  test('a file takes the place of the paraphrase from its version on; what HR brought in goes before it', () => {
    const two = withStandards('v2', whole('file'), { version: 'v2', validFrom: '2027-01-01' });
    expect(standardsOf(two, [], 'v1')).toMatchObject({ source: 'release', laidDownFor: null });
    expect(standardsOf(two, [], 'v2')).toMatchObject({ source: 'file', laidDownFor: 'v2' });
    expect(first(standardsOf(two, [], 'v2'))).toEqual({
      zh: 'file business junior',
      en: 'file business junior',
      wording: 'company',
    });
    const brought = [{ policyVersion: 'v1', wording: whole('import') as unknown as CompanyWording }];
    expect(standardsOf(two, brought, 'v1').source).toBe('import');
    expect(standardsOf(two, brought, 'v2').source).toBe('file');
  });
  test('a version without a wording of its own keeps that of the version before', () => {
    const two = withStandards('v1', whole('old'), { version: 'v2', validFrom: '2027-01-01' });
    expect(standardsOf(two, [], 'v2')).toMatchObject({ policyVersion: 'v2', source: 'file', laidDownFor: 'v1' });
    expect(() => standardsOf(two, [], 'v9')).toThrow(/v9/);
  });
  test.each([
    ['learning.chief', 'v1', { ...whole('x'), learning: grades((grade) => (grade === 'chief' ? undefined : 'x')) }],
    ['Unrecognized key: "looks"', 'v1', { ...whole('x'), looks: grades(() => 'x') }],
    ['execution.senior', 'v1', { ...whole('x'), execution: grades((grade) => (grade === 'senior' ? '  ' : 'x')) }],
    ['there is no policy version v7', 'v7', whole('x')],
  ])('refused at the start: %s', (reason, version, content) => {
    expect(() => withStandards(version, content)).toThrow(PolicyDataError);
    expect(() => withStandards(version, content)).toThrow(new RegExp(reason));
  });
});
