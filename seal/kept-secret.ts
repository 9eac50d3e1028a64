import { closeBytes, openBytes } from './bytes.js';
import type { KeyRing } from './key-ring.js';

/** A secret of others as the records keep it: the name of the key, and what is closed under it for one purpose. */
export function keepSecret(ring: KeyRing, plain: string, purpose: string): string {
  const key = ring.current('seal');
  return `${key.id}:${closeBytes(key, Buffer.from(plain), purpose).toString('base64url')}`;
}

/** The secret again; undefined where its key is gone, or it was kept for something else. */
export function keptSecret(ring: KeyRing, kept: string, purpose: string): string | undefined {
  const [id = '', closed = ''] = kept.split(':');
  const key = ring.find('seal', id);
  return key === undefined ? undefined : openBytes(key, Buffer.from(closed, 'base64url'), purpose)?.toString();
}
