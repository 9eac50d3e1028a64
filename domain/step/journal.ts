import type { Trail } from '../trail/trail.js';
import type { Refusal } from '../vocabulary/refusal.js';
import type { Actor } from '../vocabulary/roles.js';

/** An act of a person on a task, on several of one workflow, or on a whole case, as the API takes it and the engine gets it (docs/decisions/0030). */
export interface TakenAct {
  /** Of its Idempotency-Key, or made up. */
  readonly id: string;
  readonly workflowId: string;
  /** The first names the act to whoever is told of it; of an act on a whole case it is the number of the case. */
  readonly taskIds: readonly [string, ...string[]];
  readonly what:
    'claim' | 'release' | 'complete' | 'complete-many' | 'move' | 'talk' | 'void' | 'take-back' | 'return' | 'sign';
  /** As the workflow gets it, without what a delivery adds. */
  readonly input: { readonly actor: Actor; readonly [field: string]: unknown };
}

/** An act as it stands in the journal. */
export interface JournalledAct extends TakenAct {
  readonly takenAt: Date;
  /** How often a worker has delivered it. */
  readonly deliveries: number;
  /** It may have been delivered before, and carried out. */
  readonly again: boolean;
  readonly answeredAt: Date | null;
  /** In the course of which request it was taken; null where nobody said so. */
  readonly requestId: string | null;
  readonly refusal: Refusal | null;
}

/** What a delivery adds to the input. */
export interface Delivery {
  readonly actId: string;
  /** Epoch milliseconds at which it was taken: the day that counts (I-42). */
  readonly at: number;
  /** It may have been carried out before: only its turn can tell. */
  readonly again: boolean;
}

/** The request in whose course an act was taken. */
export const trailOf = ({ requestId }: Pick<JournalledAct, 'requestId'>): Trail | undefined =>
  requestId === null ? undefined : { requestId };

/** A journalled act as it is sent to its workflow; instants in epoch milliseconds. */
export const deliveryOf = ({ id, takenAt, again }: JournalledAct): Delivery => ({
  actId: id,
  at: takenAt.getTime(),
  again,
});

/** An act as it came to its workflow, to be held against the journal. */
export interface BroughtAct {
  readonly what: TakenAct['what'];
  readonly input: TakenAct['input'] & Delivery;
}

/** What the service has signed of an act that it took (docs/decisions/0044). */
export interface ActSignature {
  /** The name of the key. */
  readonly key: string;
  /** HMAC-SHA256. */
  readonly bytes: Uint8Array;
}

/** Signs an act that is taken at an instant. */
export type SignAct = (act: TakenAct, at: Date) => ActSignature;

/** An act of the journal with its signature; null where nobody has signed it. */
export interface SignedAct extends TakenAct {
  readonly takenAt: Date;
  readonly signature: ActSignature | null;
}

/** What reached a workflow past the service: not sealed for it, or an act that nobody has signed. */
export interface Intrusion {
  readonly workflowId: string;
  readonly what: 'foreign' | 'not-signed';
}
