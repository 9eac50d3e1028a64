import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { todayIn, type CivilDate } from '../../domain/vocabulary/civil-date.js';
import { clausesSchema } from '../rules/clauses.js';
import type { Clause } from '../rules/clauses.js';
import { parseData, PolicyDataError } from './data-error.js';
import type { Policy } from './policy-schema.js';
import { registerSchema, resolveChoices } from './register.js';
import type { Choices, Interpretation } from './register.js';
import type { PolicyRelease } from '../../domain/settings/policy-release.js';
import type { RetentionPlan } from '../../domain/privacy/retention.js';
import type { CompanyWording, Standard } from '../../domain/pipelines/defense/standards.js';
import { privacyNoticeSchema, type PrivacyNotice } from './privacy-notice.js';
import { companyWordingSchema, standardsSchema } from './standards.js';
import { readText, readVersions, withReleased, type VersionFolder } from './version-folders.js';
import { joinVersions, orderVersions, versionOn } from './versions.js';

/** Where the policy's data stands beside this code, in the sources and in the build alike. */
export const POLICY_DATA_FOLDER = fileURLToPath(new URL('./', import.meta.url));

/** A case or a caller names a version of the policy that is neither shipped nor installed. */
export class UnknownPolicyVersionError extends Error {
  constructor(readonly version: string) {
    super(`there is no policy version ${version}`);
    this.name = 'UnknownPolicyVersionError';
  }
}

/** All versions of the policy and what is said about it. */
export interface PolicyLibrary {
  /** In order of time; each day has exactly one. */
  readonly versions: readonly Policy[];
  readonly newest: Policy;
  readonly register: readonly Interpretation[];
  readonly clauses: readonly Clause[];
  /** The standards of 14.1 as they ship, in our own words; which hold for a version, `standardsOf` says. */
  readonly standards: readonly Standard[];
  /** The company's own wording, by version of the policy, as this installation's data folder holds it. */
  readonly ownStandards: Readonly<Record<string, CompanyWording>>;
  /** What people are told of their data (I-80). */
  readonly privacyNotice: PrivacyNotice;
  /** The choices of the register that came with a version; of the others the register's own hold. */
  choicesOf(version: string): Choices;
  /** From when they count: a version that was drafted from another one goes on with the choices of that one. */
  choicesSince(version: string): CivilDate | null;
  /** How long each kind of record is kept under a version: as its folder says, else as the version before it. */
  retentionOf(version: string): RetentionPlan;
  /** The version that holds on a day (§13.3). */
  inForceOn(date: CivilDate): Policy;
  /** Throws {@link UnknownPolicyVersionError}. */
  byVersion(version: string): Policy;
}

/** `<version>.json` of a folder: the company's own wording of the standards (14.1); each for a version that is there. */
const readOwnStandards = (
  folder: string | undefined,
  versions: readonly Policy[],
): Readonly<Record<string, CompanyWording>> => {
  if (folder === undefined || !existsSync(folder)) return {};
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => {
      const file = join(folder, name);
      const version = name.slice(0, -'.json'.length);
      if (!versions.some((one) => one.version === version)) {
        throw new PolicyDataError(file, `there is no policy version ${version} that it could be the standards of`);
      }
      return [version, parseData(companyWordingSchema, file, readText(file))];
    }),
  );
};

/** The periods of each version, in order of time: its own, else those of the version before it. */
function retentionOf(
  versions: readonly Policy[],
  folders: readonly VersionFolder[],
): ReadonlyMap<string, RetentionPlan> {
  const own = new Map(folders.map(({ policy, retention }) => [policy.version, retention]));
  const plans = new Map<string, RetentionPlan>();
  // A version from before the first that says it takes what that one says.
  let plan = versions.map(({ version }) => own.get(version)).find((one) => one !== undefined);
  for (const { version } of versions) {
    plan = own.get(version) ?? plan;
    if (plan === undefined) throw new PolicyDataError('retention.json', 'no policy version says how long records are kept');
    plans.set(version, plan);
  }
  return plans;
}

/** Where the versions of the policy are read from. */
export interface LibraryPlace {
  /** The data that ships; another folder in tests. */
  readonly dataFolder?: string;
  /** A folder of versions that this installation added, in the shape of `versions/`; absent or not there: none. */
  readonly installed?: string | undefined;
  /** A folder with the company's own wording of the standards, a file a version; absent or not there: none. */
  readonly installedStandards?: string | undefined;
  /** What was released on the policy page. */
  readonly released?: readonly PolicyRelease[];
}

/**
 * Reads the policy's data strictly. Throws PolicyDataError, naming the file and the place, for anything unknown,
 * missing or out of order in time.
 */
export const loadPolicyLibrary = ({
  dataFolder = POLICY_DATA_FOLDER,
  installed,
  installedStandards,
  released = [],
}: LibraryPlace = {}): PolicyLibrary => {
  const shipped = readVersions(join(dataFolder, 'versions'));
  const own = installed !== undefined && existsSync(installed) ? readVersions(installed) : [];
  const added = withReleased(own, released);
  const versions = orderVersions(
    joinVersions(
      shipped.map(({ policy }) => policy),
      added.map(({ policy }) => policy),
    ),
  );
  const newest = versions.at(-1);
  if (newest === undefined) throw new PolicyDataError(dataFolder, 'holds no policy version');
  const read = <T>(name: string, schema: Parameters<typeof parseData<T>>[0]): T => {
    const file = join(dataFolder, name);
    return parseData(schema, file, readText(file));
  };
  const register = read('register.json', registerSchema);
  for (const { choices, choicesFile } of [...added, ...shipped]) resolveChoices(register, choices, choicesFile);
  const bringing = createBringing(new Map([...added, ...shipped].map((one) => [one.policy.version, one])));
  const retention = retentionOf(versions, [...added, ...shipped]);
  return {
    versions,
    newest,
    register,
    clauses: read('clauses.json', clausesSchema),
    standards: read('standards.json', standardsSchema),
    privacyNotice: read('privacy-notice.json', privacyNoticeSchema),
    ownStandards: readOwnStandards(installedStandards, versions),
    retentionOf: (version) => {
      const plan = retention.get(version);
      if (plan === undefined) throw new UnknownPolicyVersionError(version);
      return plan;
    },
    choicesOf: (version) => bringing(version)?.choices ?? {},
    choicesSince: (version) => bringing(version)?.policy.validFrom ?? null,
    inForceOn: (date) => versionOn(versions, date),
    byVersion: (version) => {
      const policy = versions.find((candidate) => candidate.version === version);
      if (policy === undefined) throw new UnknownPolicyVersionError(version);
      return policy;
    },
  };
};

/** Which version's folder brought the choices that hold with a version. */
const createBringing =
  (folders: ReadonlyMap<string, VersionFolder>) =>
  (version: string): VersionFolder | undefined => {
    let found = folders.get(version);
    for (let steps = folders.size; found?.base !== undefined && steps > 0; steps -= 1) found = folders.get(found.base);
    return found;
  };

/** How long records are kept by the version that holds today, in Shanghai. */
export const retentionNow = (library: Pick<PolicyLibrary, 'inForceOn' | 'retentionOf'>, now = new Date()): RetentionPlan =>
  library.retentionOf(library.inForceOn(todayIn('Asia/Shanghai', now.getTime())).version);
