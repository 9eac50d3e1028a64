import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyRelease } from '../../domain/settings/policy-release.js';
import { installedVersionsFolder, loadInstalledLibrary } from './installed-library.js';
import type { PolicyLibrary } from './library.js';

/** The policy of a service that goes on running while versions are released. */
export interface LiveLibrary extends PolicyLibrary {
  /**
   * Takes what was released meanwhile, and keeps each as a version's folder of the installation, so that the command
   * line answers the same without the database. Throws PolicyDataError, and goes on with what it had, where one is not
   * what its folder says.
   * @returns what could not be written; empty where all is kept
   */
  renew(released: readonly PolicyRelease[]): readonly Error[];
  /** What the policy would be with these, without taking them. Throws PolicyDataError where it could not. */
  tried(released: readonly PolicyRelease[]): PolicyLibrary;
}

/** Writes a version's folder, whole or not at all; one that is there stays. */
function keep(folder: string, { version, base, document, sha256 }: PolicyRelease): void {
  const place = join(folder, version);
  if (existsSync(place)) return;
  mkdirSync(folder, { recursive: true });
  const made = mkdtempSync(join(folder, '.released-'));
  try {
    writeFileSync(join(made, 'policy.json'), document, { mode: 0o644 });
    writeFileSync(join(made, 'release.json'), `${JSON.stringify({ base, sha256 })}\n`, { mode: 0o644 });
    renameSync(made, place);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // Another process of this machine was first.
    if (!existsSync(place)) throw error;
  }
}

function keepAll(folder: string, released: readonly PolicyRelease[]): readonly Error[] {
  return released.flatMap((one) => {
    try {
      keep(folder, one);
      return [];
    } catch (error) {
      return [error instanceof Error ? error : new Error(String(error))];
    }
  });
}

/** The library of an installation that takes in what is released while it runs. Throws PolicyDataError at once. */
export function createLiveLibrary(dataFolder: string | undefined): LiveLibrary {
  let now = loadInstalledLibrary(dataFolder);
  let taken = '';
  return {
    get versions() {
      return now.versions;
    },
    get newest() {
      return now.newest;
    },
    get register() {
      return now.register;
    },
    get clauses() {
      return now.clauses;
    },
    get standards() {
      return now.standards;
    },
    get ownStandards() {
      return now.ownStandards;
    },
    get privacyNotice() {
      return now.privacyNotice;
    },
    choicesOf: (version) => now.choicesOf(version),
    choicesSince: (version) => now.choicesSince(version),
    retentionOf: (version) => now.retentionOf(version),
    inForceOn: (date) => now.inForceOn(date),
    byVersion: (version) => now.byVersion(version),
    tried: (released) => loadInstalledLibrary(dataFolder, released),
    renew: (released) => {
      const asked = released.map(({ version, sha256 }) => `${version} ${sha256}`).join();
      if (asked === taken) return [];
      now = loadInstalledLibrary(dataFolder, released);
      taken = asked;
      return dataFolder === undefined ? [] : keepAll(installedVersionsFolder(dataFolder), released);
    },
  };
}
