import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { RetentionPlan } from '../../domain/privacy/retention.js';
import type { PolicyRelease } from '../../domain/settings/policy-release.js';
import { parseData, PolicyDataError } from './data-error.js';
import { policySchema, type Policy } from './policy-schema.js';
import type { Choices } from './register.js';
import { retentionSchema } from './retention.js';

const choicesSchema = z.record(z.string(), z.union([z.string(), z.number()]));
/** What stands beside a version that was released on the policy page. */
const releaseSchema = z.strictObject({
  base: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * One version as its folder holds it: `policy.json`, `choices.json` where it brings choices of its own,
 * `retention.json` where it says how long records are kept, and `release.json` where it was released on the policy page.
 */
export interface VersionFolder {
  readonly policy: Policy;
  readonly choices: Choices;
  readonly choicesFile: string;
  readonly retention: RetentionPlan | undefined;
  /** The version that it was drafted from, whose choices go on. */
  readonly base: string | undefined;
}

/** A data file's text; throws PolicyDataError naming it. */
export const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new PolicyDataError(file, `cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
};

/** SHA-256 of a version's text in UTF-8, in hexadecimal. */
export const digestOf = (document: string): string => createHash('sha256').update(document, 'utf8').digest('hex');

const readIf = <T>(file: string, schema: z.ZodType<T>): T | undefined =>
  existsSync(file) ? parseData(schema, file, readText(file)) : undefined;

function readVersion(folder: string, name: string): VersionFolder {
  const file = join(folder, name, 'policy.json');
  const content = readText(file);
  const policy = parseData(policySchema, file, content);
  if (policy.version !== name) {
    throw new PolicyDataError(file, `is version ${policy.version} but stands in the folder ${name}`);
  }
  const release = readIf(join(folder, name, 'release.json'), releaseSchema);
  if (release !== undefined && release.sha256 !== digestOf(content)) {
    throw new PolicyDataError(file, 'is not what was released: its digest is another one than in release.json');
  }
  const choicesFile = join(folder, name, 'choices.json');
  return {
    policy,
    choices: readIf(choicesFile, choicesSchema) ?? {},
    choicesFile,
    retention: readIf(join(folder, name, 'retention.json'), retentionSchema),
    base: release?.base,
  };
}

/** The versions of a folder; throws PolicyDataError naming file and place. */
export const readVersions = (folder: string): readonly VersionFolder[] => {
  if (!existsSync(folder)) throw new PolicyDataError(folder, 'is not there: no policy version can be read');
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.') && statSync(join(folder, name)).isDirectory())
    .map((name) => readVersion(folder, name));
};

/** A released version as its folder would hold it; throws PolicyDataError where its text is not what was released. */
function folderOf({ version, base, document, sha256 }: PolicyRelease): VersionFolder {
  const file = `versions/${version}/policy.json`;
  if (digestOf(document) !== sha256) throw new PolicyDataError(file, 'is not what was released: its digest differs');
  const policy = parseData(policySchema, file, document);
  return { policy, choices: {}, choicesFile: file, retention: undefined, base };
}

/** The versions of an installation's folder with those that were released; one that is both has to be the same. */
export const withReleased = (
  own: readonly VersionFolder[],
  released: readonly PolicyRelease[],
): readonly VersionFolder[] => [
  ...own,
  ...released.map(folderOf).filter(({ policy }) => {
    const there = own.find((one) => one.policy.version === policy.version);
    if (there !== undefined && !isDeepStrictEqual(there.policy, policy)) {
      throw new PolicyDataError(
        `versions/${policy.version}/policy.json`,
        'differs from the version of this name that was released on the policy page',
      );
    }
    return there === undefined;
  }),
];
