import { join } from 'node:path';
import { loadPolicyLibrary, type PolicyLibrary } from './library.js';

/** Where an installation puts versions of its own: `<data folder>/policy/versions/<name>/policy.json`. */
const installedVersionsFolder = (dataFolder: string): string => join(dataFolder, 'policy', 'versions');

/** Where it puts the company's own wording of the standards (14.1): `<data folder>/policy/standards/<version>.json`. */
const installedStandardsFolder = (dataFolder: string): string => join(dataFolder, 'policy', 'standards');

/**
 * The policy by which an installation goes: the versions that ship, and those in its data folder, so that a new version
 * needs no release (§13.1), nor does the company's own wording of the standards (14.1). Service and command line use this one, so they give the same answers.
 * Throws PolicyDataError naming file and place.
 */
export const loadInstalledLibrary = (dataFolder: string | undefined): PolicyLibrary =>
  loadPolicyLibrary(
    dataFolder === undefined
      ? {}
      : {
          installed: installedVersionsFolder(dataFolder),
          installedStandards: installedStandardsFolder(dataFolder),
        },
  );
