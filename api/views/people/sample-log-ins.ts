import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { findAccountByLogin } from '../../../db/accounts/accounts.js';
import type { Queryable } from '../../../db/database.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { textSchema } from '../../http/problem.js';

/** What the loading of the sample department leaves beside its files: `sample/log-ins.json`. */
const fileSchema = z.strictObject({
  password: z.string(),
  accounts: z.array(z.strictObject({ login: z.string(), personId: z.string(), about: textSchema })),
});

export interface SampleLogIn {
  readonly login: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** What to try with it. */
  readonly about: z.output<typeof textSchema>;
}

export interface SampleLogIns {
  /** Null where there is no sample department. */
  readonly password: string | null;
  readonly items: readonly SampleLogIn[];
}

/**
 * The log-ins of the sample department, whose one password is no secret. Only accounts that still stand as the sample
 * made them: who changed the password, or was disabled, is on nobody's list any more.
 * @param dataFolder where the sample lies; without one there is no sample.
 */
export function createSampleLogIns(db: Queryable, dataFolder: string | undefined): () => Promise<SampleLogIns> {
  const none: SampleLogIns = { password: null, items: [] };
  return async () => {
    if (dataFolder === undefined) return none;
    const file = await readFile(join(dataFolder, 'sample', 'log-ins.json'), 'utf8').catch(() => undefined);
    if (file === undefined) return none;
    const { password, accounts } = fileSchema.parse(JSON.parse(file));
    const items: SampleLogIn[] = [];
    for (const { login, personId, about } of accounts) {
      const account = await findAccountByLogin(db, login);
      if (account?.personId !== personId || account.disabled || account.credentialVersion !== 1) continue;
      items.push({ login, personId, name: account.personName, roles: account.roles, about });
    }
    return items.length === 0 ? none : { password, items };
  };
}
