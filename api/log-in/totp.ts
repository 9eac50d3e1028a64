import { Secret, TOTP } from 'otpauth';
import { createSeal } from '../http/seal.js';

/** What authenticators take without asking: SHA-1, six digits, half a minute (RFC 6238). */
const PERIOD_MS = 30_000;
/** A clock may be so many steps off, either way. */
const WINDOW = 1;

/** A secret that was made for an account: sealed, as it is kept, and for the owner's device, as it is shown once. */
export interface NewSecret {
  readonly sealed: string;
  /** Base32. */
  readonly shown: string;
  /** `otpauth:`, as a QR code tells it to an authenticator. */
  readonly uri: string;
}

/** Makes and judges the codes of devices; their secrets are sealed for the account under a key of the session secret. */
export interface DeviceCodes {
  make(account: { readonly id: number; readonly login: string }): NewSecret;
  /** The step of half a minute whose code this is; undefined for none near now, or a secret sealed under another key. */
  stepOf(sealed: string, accountId: number, code: string, now: Date): number | undefined;
}

/** Codes under the service's own secret: another one opens no secret that was sealed before. */
export function createDeviceCodes(sessionSecret: string): DeviceCodes {
  const seal = createSeal(sessionSecret, 'second factor');
  const whose = (accountId: number): string => `account ${accountId}`;
  return {
    make: ({ id, login }) => {
      const totp = new TOTP({ issuer: 'Jinji', label: login, secret: new Secret({ size: 20 }) });
      const shown = totp.secret.base32;
      return { sealed: seal.close(shown, whose(id)), shown, uri: totp.toString() };
    },
    stepOf: (sealed, accountId, code, now) => {
      const opened = seal.open(sealed, whose(accountId));
      if (opened === undefined) return undefined;
      const totp = new TOTP({ secret: Secret.fromBase32(opened) });
      const off = totp.validate({ token: code.replace(/\s/g, ''), timestamp: now.getTime(), window: WINDOW });
      return off === null ? undefined : Math.floor(now.getTime() / PERIOD_MS) + off;
    },
  };
}
