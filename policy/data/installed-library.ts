import { join } from 'node:path';
import type { PolicyRelease } from '../../domain/settings/policy-release.js';
import { loadPolicyLibrary, type PolicyLibrary } from './library.js';

/** Where an installation puts versions of its own: `<data folder>/policy/versions/<name>/policy.json`. */
export const installedVersionsFolder = (dataFolder: string): string => join(dataFolder, 'policy', 'versions');

/** Where it puts the company's own wording of the standards (14.1): `<data folder>/policy/standards/<version>.json`. */
const installedStandardsFolder = (dataFolder: string): string => join(dataFolder, 'policy', 'standards');

/**
 * The policy by which an installation goes: the versions that ship, and those in its data folder, so that a new version
 * needs no release (§13.1), with what was released on the policy page (13.1), nor does the company's own wording of the standards (14.1). Service and command line use this one, so they give the same answers.
 * Throws PolicyDataError naming file and place.
 */
export const loadInstalledLibrary = (
  dataFolder: string | undefined,
  released: readonly PolicyRelease[] = [],
): PolicyLibrary =>
  loadPolicyLibrary(
    dataFolder === undefined
      ? { released }
      : {
          released,
          installed: installedVersionsFolder(dataFolder),
          installedStandards: installedStandardsFolder(dataFolder),
        },
  );
