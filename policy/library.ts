import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CivilDate } from '../domain/civil-date.js';
import { clausesSchema } from './clauses.js';
import type { Clause } from './clauses.js';
import { parseData, PolicyDataError } from './data-error.js';
import { policySchema } from './policy-schema.js';
import type { Policy } from './policy-schema.js';
import { registerSchema } from './register.js';
import type { Interpretation } from './register.js';
import { standardsSchema } from './standards.js';
import type { Standard } from './standards.js';
import { orderVersions, versionOn } from './versions.js';

/** Where the policy's data stands beside this code, in the sources and in the build alike. */
export const POLICY_DATA_FOLDER = fileURLToPath(new URL('./data/', import.meta.url));

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
  readonly standards: readonly Standard[];
  /** The version that holds on a day (§13.3). */
  inForceOn(date: CivilDate): Policy;
  /** Throws {@link UnknownPolicyVersionError}. */
  byVersion(version: string): Policy;
}

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new PolicyDataError(file, `cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
};

const readVersions = (folder: string): Policy[] => {
  if (!existsSync(folder)) throw new PolicyDataError(folder, 'is not there: no policy version can be read');
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .map((name) => {
      const file = join(folder, name, 'policy.json');
      const policy = parseData(policySchema, file, readText(file));
      if (policy.version !== name) {
        throw new PolicyDataError(file, `is version ${policy.version} but stands in the folder ${name}`);
      }
      return policy;
    });
};

/**
 * Reads the policy's data strictly. Throws PolicyDataError, naming the file and the place, for anything unknown,
 * missing or out of order in time.
 */
export const loadPolicyLibrary = ({
  dataFolder = POLICY_DATA_FOLDER,
}: { readonly dataFolder?: string } = {}): PolicyLibrary => {
  const versions = orderVersions(readVersions(join(dataFolder, 'versions')));
  const newest = versions.at(-1);
  if (newest === undefined) throw new PolicyDataError(dataFolder, 'holds no policy version');
  const read = <T>(name: string, schema: Parameters<typeof parseData<T>>[0]): T => {
    const file = join(dataFolder, name);
    return parseData(schema, file, readText(file));
  };
  return {
    versions,
    newest,
    register: read('register.json', registerSchema),
    clauses: read('clauses.json', clausesSchema),
    standards: read('standards.json', standardsSchema),
    inForceOn: (date) => versionOn(versions, date),
    byVersion: (version) => {
      const policy = versions.find((candidate) => candidate.version === version);
      if (policy === undefined) throw new UnknownPolicyVersionError(version);
      return policy;
    },
  };
};
