import { expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicyLibrary, POLICY_DATA_FOLDER } from '../../policy/data/library.js';
import { retentionSchema } from '../../policy/data/retention.js';
import { RECORD_KINDS, type RetentionPlan } from '../../domain/privacy/retention.js';

const plan = loadPolicyLibrary().retentionOf('v1');
const isTaken = (changed: object): boolean => retentionSchema.safeParse({ ...plan, ...changed }).success;

test('each kind of record has its period in the policy version, and no other', () => {
  expect(Object.keys(plan)).toEqual([...RECORD_KINDS]);
  const { pay, ...rest } = plan;
  expect([retentionSchema.safeParse(rest).success, isTaken({ pay }), isTaken({ horoscope: pay })]).toEqual([
    false,
    true,
    false,
  ]);
});

test('a period that cannot be is refused: none, a broken one, a message or a file longer than its case', () => {
  for (const months of [0, -1, 2.5, 601]) expect(isTaken({ pay: { ...plan.pay, months } })).toBe(false);
  expect(isTaken({ reads: { ...plan.reads, days: 0 } })).toBe(false);
  expect(isTaken({ messages: { ...plan.messages, months: 25 } })).toBe(false);
  expect(isTaken({ account: { ...plan.account, months: 25 } })).toBe(false);
  expect(isTaken({ account: { ...plan.account, months: 6 } })).toBe(true);
});

test('a version without periods keeps those of the version before it; one with its own has its own', () => {
  const data = mkdtempSync(join(tmpdir(), 'jinji-retention-'));
  try {
    cpSync(POLICY_DATA_FOLDER, data, { recursive: true });
    const shipped = JSON.parse(readFileSync(join(data, 'versions/v1/policy.json'), 'utf8')) as {
      validTo: string | null;
    };
    const write = (version: string, validFrom: string, validTo: string | null): void => {
      cpSync(join(data, 'versions/v1'), join(data, 'versions', version), { recursive: true });
      rmSync(join(data, 'versions', version, 'retention.json'));
      writeFileSync(
        join(data, 'versions', version, 'policy.json'),
        JSON.stringify({ ...shipped, version, validFrom, validTo }),
      );
    };
    write('v2', '2027-01-01', '2027-12-31');
    write('v3', '2028-01-01', null);
    writeFileSync(join(data, 'versions/v1/policy.json'), JSON.stringify({ ...shipped, validTo: '2026-12-31' }));
    const longer: RetentionPlan = { ...plan, personnel: { ...plan.personnel, months: 60 } };
    writeFileSync(join(data, 'versions/v3/retention.json'), JSON.stringify(longer));
    const library = loadPolicyLibrary({ dataFolder: data });
    expect(['v1', 'v2', 'v3'].map((one) => library.retentionOf(one).personnel.months)).toEqual([24, 24, 60]);
    expect(() => library.retentionOf('v9')).toThrow('there is no policy version v9');
  } finally {
    rmSync(data, { recursive: true });
  }
});
