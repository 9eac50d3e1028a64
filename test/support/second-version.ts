import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPolicyLibrary, type PolicyLibrary } from '../../policy/data/library.js';

/** The shipped policy, and a version v2 from 2040 on under which 8.4.1.2.B asks for four A. */
export function secondVersion(): PolicyLibrary {
  const installed = mkdtempSync(join(tmpdir(), 'jinji-second-version-'));
  const { newest } = loadPolicyLibrary();
  const { levelPromotion } = newest;
  const ruleB = { ...levelPromotion.ruleB, anyOf: [{ S: 0, A: 4 }] };
  const v2 = { ...newest, version: 'v2', validFrom: '2040-01-01', levelPromotion: { ...levelPromotion, ruleB } };
  mkdirSync(join(installed, 'v2'));
  writeFileSync(join(installed, 'v2', 'policy.json'), JSON.stringify(v2));
  try {
    return loadPolicyLibrary({ installed });
  } finally {
    rmSync(installed, { recursive: true });
  }
}
