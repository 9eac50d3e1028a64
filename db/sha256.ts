import { createHash } from 'node:crypto';

/** The SHA-256 of a text, by which a secret is found again that is not kept itself. */
export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
