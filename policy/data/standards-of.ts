import {
  ABILITY_NAMES,
  type CompanyWording,
  type Standard,
  type StandardSet,
} from '../../domain/pipelines/defense/standards.js';
import type { Grade } from '../../domain/vocabulary/level.js';
import type { PolicyLibrary } from './library.js';

/** The standards in the company's words: abilities and weights stay, every descriptor is its own (14.1). */
const inCompanyWords = (standards: readonly Standard[], own: CompanyWording): readonly Standard[] =>
  standards.map(({ ability, weight, grades }) => ({
    ability,
    name: ABILITY_NAMES[ability],
    weight,
    grades: Object.fromEntries(
      Object.keys(grades).map((grade) => [grade, { ...own[ability][grade as Grade], wording: 'company' as const }]),
    ) as unknown as Standard['grades'],
  }));

/** A wording of the company's own that HR brought in for a version. */
export interface BroughtWording {
  readonly policyVersion: string;
  readonly wording: CompanyWording;
}

/**
 * The standards by which panels judge under a version of the policy (14.1): what HR brought in for it last, else the
 * file of the data folder, else what holds for the version before it, else our paraphrase. Pure.
 * @param brought the latest of each version
 * @throws UnknownPolicyVersionError
 */
export function standardsOf(
  library: Pick<PolicyLibrary, 'versions' | 'byVersion' | 'standards' | 'ownStandards'>,
  brought: readonly BroughtWording[],
  policyVersion: string,
): StandardSet {
  const asked = library.byVersion(policyVersion);
  const before = library.versions.slice(0, library.versions.indexOf(asked) + 1).reverse();
  for (const { version } of before) {
    const imported = brought.find((one) => one.policyVersion === version)?.wording;
    const own = imported ?? library.ownStandards[version];
    if (own === undefined) continue;
    const source = imported === undefined ? 'file' : 'import';
    return { policyVersion, source, laidDownFor: version, items: inCompanyWords(library.standards, own) };
  }
  return { policyVersion, source: 'release', laidDownFor: null, items: library.standards };
}
