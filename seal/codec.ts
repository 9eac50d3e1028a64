import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import proto from '@temporalio/proto';
import { FOREIGN } from '../domain/step/letter.js';
import { closeBytes, openBytes } from './bytes.js';
import type { Key, KeyRing } from './key-ring.js';

/** What a payload says of itself in clear: how it is sealed, with which key, and for what. */
const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const SEALED_FOR = 'jinji-sealed-for';

// A CommonJS module, of which Node sees no names.
const { Payload: Wire } = proto.temporal.api.common.v1;

const utf8 = new TextEncoder();
const SEALED = utf8.encode(ENCODING);
const textOf = (bytes: Uint8Array | null | undefined): string => (bytes ? Buffer.from(bytes).toString() : '');

const foreign = (): Payload => ({
  metadata: { encoding: utf8.encode('json/plain') },
  data: utf8.encode(JSON.stringify(FOREIGN)),
});

/** A schedule gives each run an id of its own, which ends with the instant; they are all the schedule's. */
const ownerOf = (workflowId = ''): string => workflowId.replace(/-\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, '');

/** What a payload is sealed for: one workflow, and whether it is its own or passes between it and its activities. */
const sealedFor = (context: SerializationContext | undefined): string =>
  context === undefined ? '' : `${context.type}:${ownerOf(context.workflowId)}`;

const seal = (key: Key, payload: Payload, purpose: string): Payload => ({
  metadata: { encoding: SEALED, [KEY_ID]: utf8.encode(key.id), [SEALED_FOR]: utf8.encode(purpose) },
  data: closeBytes(key, Wire.encode(payload).finish(), purpose),
});

/** What is in a payload, where it was sealed with one of the keys for that purpose; undefined otherwise. */
function open(ring: KeyRing, { metadata, data }: Payload, purpose: string): Payload | undefined {
  if (textOf(metadata?.encoding) !== ENCODING || !data) return undefined;
  const key = ring.find('seal', textOf(metadata?.[KEY_ID]));
  const content = key === undefined ? undefined : openBytes(key, data, purpose);
  try {
    return content === undefined ? undefined : Wire.decode(content);
  } catch {
    return undefined; // sealed by us, and no payload
  }
}

/** Something that did not open: which workflow met it, and its bytes, by which one is told from another. */
export interface ForeignPayload {
  /** Empty where nobody knows. */
  readonly workflowId: string;
  readonly bytes: Uint8Array;
}

/**
 * Seals everything that the engine stores with AES-256-GCM, for the one workflow that it belongs to: what is copied to
 * another, or was never sealed, comes out as `FOREIGN` and is never thrown, since that would stall a case
 * (docs/decisions/0044). Synchronous at heart: most payloads are a few hundred bytes.
 * @param heard told of each that does not open; it must not throw.
 */
export const createCodec = (ring: KeyRing, heard: (found: ForeignPayload) => void = () => undefined): PayloadCodec => ({
  encode: (payloads, context) => {
    const [key, purpose] = [ring.current('seal'), sealedFor(context)];
    return Promise.resolve(payloads.map((payload) => seal(key, payload, purpose)));
  },
  decode: (payloads, context) => {
    const purpose = sealedFor(context);
    const opened = payloads.map((payload) => {
      const content = open(ring, payload, purpose);
      if (content === undefined)
        heard({ workflowId: context?.workflowId ?? '', bytes: payload.data ?? new Uint8Array() });
      return content ?? foreign();
    });
    return Promise.resolve(opened);
  },
});

/**
 * Opens a payload for whoever may read the engine's store, by what it says it is sealed for: nothing is acted on there.
 * Undefined where it does not open.
 */
export const openForReading = (ring: KeyRing, payload: Payload): Payload | undefined =>
  open(ring, payload, textOf(payload.metadata?.[SEALED_FOR]));

/** Which workflow a payload says it belongs to. */
export const belongsTo = ({ metadata }: Payload): string => textOf(metadata?.[SEALED_FOR]).replace(/^\w+:/, '');
