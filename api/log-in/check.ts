import type { Request } from 'express';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { noteAccount } from '../../db/accounts/events.js';
import { findFactor, takeRecoveryCode, takeStep } from '../../db/accounts/second-factors.js';
import type { Database } from '../../db/database.js';
import { signIn, type SecondStep, type SignIn } from '../../db/accounts/sessions.js';
import type { ApiSettings } from '../../domain/settings/configuration.js';
import { requestIdOf } from '../http/logging.js';
import { locked } from '../http/refusals.js';
import { createAttemptLimit } from './attempts.js';
import { createDeviceCodes } from './totp.js';

/** What the checks of passwords and codes ask. */
export interface CheckDeps {
  readonly db: Kysely<Database>;
  readonly settings: ApiSettings;
  readonly now: () => Date;
}

/** What is given to show who one is. */
export interface Given {
  readonly login: string;
  readonly password: string;
  readonly code?: string | undefined;
}

/** What a check comes to; a lock is thrown. */
type Checked = Exclude<SignIn, { readonly kind: 'locked' }>;

/** Checks passwords, and codes beside them; counted by address, login and account. */
export interface PasswordCheck {
  /** The password alone. @throws ApiRefusal `AUTH.TOO_MANY_ATTEMPTS`, `AUTH.LOCKED`. */
  password(req: Request, given: Given): Promise<Checked>;
  /** With the second step, where the account has one. @throws ApiRefusal `AUTH.TOO_MANY_ATTEMPTS`, `AUTH.LOCKED`. */
  whole(req: Request, given: Given): Promise<Checked>;
}

/**
 * Checks with a count of attempts of its own. Each leaves a line in the log with what came of it: the account's number
 * once the password is right, never what was typed, which may be a password in the wrong field.
 */
export function createPasswordCheck({ db, settings, log, now }: CheckDeps & { readonly log: Logger }): PasswordCheck {
  const attempts = createAttemptLimit(settings);
  const second = createSecondStep({ db, settings, now });
  const check = async (req: Request, given: Given, step?: SecondStep): Promise<Checked> => {
    const right = await attempts.begin(req);
    const result = await signIn(db, { ...given, address: req.ip ?? '' }, now(), step);
    const known = result.kind === 'welcome' ? { accountId: result.account.id } : {};
    log.info({ requestId: requestIdOf(req), outcome: result.kind, ...known }, 'password checked');
    if (result.kind === 'locked')
      throw locked(Math.max(1, Math.ceil((Date.parse(result.until) - now().getTime()) / 1000)));
    if (result.kind === 'welcome' || result.kind === 'code-needed') await right();
    return result;
  };
  return {
    password: (req, given) => check(req, given),
    whole: (req, given) => check(req, given, second),
  };
}

/** A code of the device counts once and never after a later one; a recovery code once, and its owner is told. */
function createSecondStep({ db, settings, now }: CheckDeps): SecondStep {
  const codes = createDeviceCodes(settings.sessionSecret);
  return async ({ id: accountId, personId }, code) => {
    const factor = await findFactor(db, accountId);
    const step = factor && codes.stepOf(factor.sealed, accountId, code, now());
    if (step !== undefined) return takeStep(db, accountId, step);
    return db.transaction().execute(async (trx) => {
      if (!(await takeRecoveryCode(trx, accountId, code, now()))) return false;
      await noteAccount(trx, { accountId, actor: personId, event: 'recovery-code-used', at: now() });
      return true;
    });
  };
}
