import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Key } from './key-ring.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Closes bytes with AES-256-GCM for one purpose, under a nonce of their own: nonce, content, tag. */
export function closeBytes(key: Key, content: Uint8Array, purpose: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.secret, iv);
  cipher.setAAD(Buffer.from(`${key.id}\n${purpose}`));
  return Buffer.concat([iv, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** What `closeBytes` has closed with the same key for the same purpose; undefined for anything else. */
export function openBytes(key: Key, closed: Uint8Array, purpose: string): Buffer | undefined {
  if (closed.length < IV_BYTES + TAG_BYTES) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.secret, closed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(`${key.id}\n${purpose}`));
    decipher.setAuthTag(closed.subarray(closed.length - TAG_BYTES));
    const content = decipher.update(closed.subarray(IV_BYTES, closed.length - TAG_BYTES));
    return Buffer.concat([content, decipher.final()]);
  } catch {
    return undefined; // another's seal, or something changed on the way
  }
}
