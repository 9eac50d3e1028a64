import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ActSignature, BroughtAct, SignedAct, SignAct, TakenAct } from '../domain/step/journal.js';
import { without } from '../domain/vocabulary/without.js';
import type { Key, KeyRing } from './key-ring.js';

/** The same value is the same text, in whichever order its fields came back from the database. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}

const hmac = ({ secret, id }: Key, { id: actId, workflowId, taskIds, what, input }: TakenAct, at: number): Buffer =>
  createHmac('sha256', secret)
    .update(canonical({ key: id, actId, workflowId, taskIds, what, input, at }))
    .digest();

/** Signs an act as it is taken: who acts, in which roles, on which tasks, what, and when. */
export const signingWith =
  (ring: KeyRing): SignAct =>
  (act, at): ActSignature => {
    const key = ring.current('sign');
    return { key: key.id, bytes: hmac(key, act, at.getTime()) };
  };

/**
 * Whether an act that came to a workflow is the one that was taken: its entry in the journal bears our signature, and
 * says the same. Without expiry, since acts are delivered again; what an act does once is its cause's (0030).
 */
export function isBacked(
  ring: KeyRing,
  workflowId: string,
  brought: BroughtAct,
  taken: SignedAct | undefined,
): boolean {
  if (taken?.signature == null || taken.workflowId !== workflowId || taken.what !== brought.what) return false;
  const key = ring.find('sign', taken.signature.key);
  if (key === undefined) return false;
  const { actId, at } = brought.input;
  const input = without(brought.input, 'actId', 'at', 'again');
  if (actId !== taken.id || at !== taken.takenAt.getTime()) return false;
  const [due, found] = [hmac(key, taken, at), Buffer.from(taken.signature.bytes)];
  return due.length === found.length && timingSafeEqual(due, found) && canonical(input) === canonical(taken.input);
}
