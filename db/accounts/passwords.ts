import { hash, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { ACCOUNT } from '../../domain/refusals/people/accounts.js';

const SHORTEST = 8;
const LONGEST = 256;

/** argon2id with the parameters of OWASP's password storage sheet: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Passwords that are known to be used by many: whoever guesses begins with them. */
const COMMON: ReadonlySet<string> = new Set(
  dictionary['passwords-common'].filter((one): one is string => typeof one === 'string' && one.length >= SHORTEST),
);

/**
 * The hash to keep of a new password.
 * @throws RefusalError `ACCOUNT.PASSWORD_UNFIT` when too short, too long, or the login itself; `ACCOUNT.PASSWORD_COMMON`
 * when it is on the list of those that many use.
 */
export function hashPassword(login: string, password: string): Promise<string> {
  const normal = password.normalize('NFKC');
  if (normal.length < SHORTEST || normal.length > LONGEST || normal.toLowerCase() === login) {
    throw new RefusalError(refuse(ACCOUNT.PASSWORD_UNFIT, { shortest: SHORTEST, longest: LONGEST }));
  }
  if (COMMON.has(normal.toLowerCase())) throw new RefusalError(refuse(ACCOUNT.PASSWORD_COMMON));
  return hash(normal, COST);
}

/** True when the password is the one that was hashed. */
export function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.slice(0, LONGEST * 4).normalize('NFKC'));
}

/** The hash of a password that nobody has, at the same cost as all others. */
const DECOY = '$argon2id$v=19$m=19456,t=2,p=1$TkS9A7mnAsC0p6b6CtE83A$tQMnXxmyc552+Yi0Wgoe3l7hX9XN4VWsS8R//EqDZ+0';

/** Spends the time of a real check for a login that does not exist, so that its absence cannot be measured. */
export async function pretendToMatch(password: string): Promise<false> {
  await passwordMatches(DECOY, password);
  return false;
}
