import { isDeepStrictEqual } from 'node:util';
import { addDays } from '../../domain/vocabulary/civil-date.js';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import { PolicyDataError } from './data-error.js';
import type { Policy } from './policy-schema.js';

const fileOf = (policy: Policy): string => `versions/${policy.version}/policy.json`;

/**
 * Puts the versions in order of time and makes sure that each day has exactly one: the first holds from the
 * beginning, each next from the day after the one before, the last without end (§13.1, §13.3).
 * Throws PolicyDataError on a gap, an overlap or a version named twice.
 */
export const orderVersions = (policies: readonly Policy[]): readonly Policy[] => {
  const ordered = [...policies].sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
  const names = new Set<string>();
  for (const [index, policy] of ordered.entries()) {
    if (names.has(policy.version)) throw new PolicyDataError(fileOf(policy), 'its version is already taken');
    names.add(policy.version);
    checkStart(policy, ordered[index - 1]);
    if (policy.validFrom !== null && policy.validTo !== null && policy.validTo < policy.validFrom) {
      throw new PolicyDataError(fileOf(policy), `validTo ${policy.validTo} is before validFrom ${policy.validFrom}`);
    }
  }
  const last = ordered.at(-1);
  if (last === undefined) throw new PolicyDataError('versions/', 'holds no policy version');
  if (last.validTo !== null) {
    throw new PolicyDataError(fileOf(last), `no policy after ${last.validTo}: the newest version has validTo null`);
  }
  return ordered;
};

/**
 * The versions that ship together with those that an installation added. One that is open towards the end, shipped or
 * added, ends the day before the next added one begins, so that no file in use is ever edited. A version that ships by
 * now and was added before counts once. Throws PolicyDataError where one of the same name is another.
 */
export const joinVersions = (shipped: readonly Policy[], added: readonly Policy[]): readonly Policy[] => {
  const further = added.filter((policy) => {
    const same = shipped.find(({ version }) => version === policy.version);
    if (same !== undefined && !isDeepStrictEqual(same, policy)) {
      throw new PolicyDataError(fileOf(policy), 'ships with this release and differs from the one that was added');
    }
    return same === undefined;
  });
  const begins = further.flatMap(({ validFrom }) => (validFrom === null ? [] : [validFrom])).sort();
  return [...shipped, ...further].map((policy) => {
    const next = begins.find((day) => day > (policy.validFrom ?? ''));
    return policy.validTo === null && next !== undefined ? { ...policy, validTo: addDays(next, -1) } : policy;
  });
};

const checkStart = (policy: Policy, before: Policy | undefined): void => {
  const from = policy.validFrom;
  if (before === undefined) {
    if (from !== null) {
      throw new PolicyDataError(fileOf(policy), `no policy before ${from}: the first version has validFrom null`);
    }
    return;
  }
  if (from === null) {
    throw new PolicyDataError(fileOf(policy), `overlaps ${before.version}: only the first version has validFrom null`);
  }
  if (before.validTo === null || before.validTo >= from) {
    throw new PolicyDataError(fileOf(policy), `overlaps ${before.version}, which holds to ${before.validTo ?? 'ever'}`);
  }
  const expected = addDays(before.validTo, 1);
  if (expected !== from) {
    throw new PolicyDataError(fileOf(policy), `gap after ${before.version}: begins ${from} instead of ${expected}`);
  }
};

/** The version that holds on a day, out of ordered versions. */
export const versionOn = (ordered: readonly Policy[], date: CivilDate): Policy => {
  const found = ordered.findLast((policy) => policy.validFrom === null || policy.validFrom <= date);
  if (found === undefined) throw new RangeError(`no policy holds on ${date}`);
  return found;
};
