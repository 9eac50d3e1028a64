import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

/** Closes a text so that nobody else reads, makes or changes it, and opens it again. */
export interface Seal {
  /** @param whose whom and what it is for: it opens with the same words alone. */
  close(plain: string, whose: string): string;
  /** Undefined for what was not closed here for the same. */
  open(sealed: string, whose: string): string | undefined;
}

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM under a key of the session secret for one purpose. The nonce is made of the content (as SIV, RFC 5297,
 * does it): the same closed twice is the same to its last letter, and no nonce serves two contents.
 */
export function createSeal(secret: string, purpose: string): Seal {
  const derived = (part: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `jinji ${purpose} ${part}`, 32));
  const key = derived('content');
  const nonceKey = derived('nonce');
  return {
    close: (plain, whose) => {
      const made = createHmac('sha256', nonceKey)
        .update(JSON.stringify([whose, plain]))
        .digest();
      const nonce = made.subarray(0, NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(whose));
      const content = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64url');
    },
    open: (sealed, whose) => {
      try {
        const bytes = Buffer.from(sealed, 'base64url');
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), { authTagLength: TAG })
          .setAAD(Buffer.from(whose))
          .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
