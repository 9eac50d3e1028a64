import { letterIn, lettered, type LetterKind } from '../../domain/step/letter.js';
import { openForReading } from '../../seal/codec.js';
import { KEYS } from '../support/keys.js';

interface PayloadJson {
  readonly metadata: Readonly<Record<string, string>>;
  readonly data?: string;
}
interface Input {
  payloads: PayloadJson[];
}
type Json = Readonly<Record<string, unknown>>;

const isPayload = (value: object): value is PayloadJson =>
  'metadata' in value && typeof value.metadata === 'object' && value.metadata !== null && 'encoding' in value.metadata;
const base64 = (bytes: Uint8Array | string | null | undefined): string => Buffer.from(bytes ?? '').toString('base64');
const bytes = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64');

/** A history as JSON with its payloads in clear, as it is kept in the repository: the keys of a test are nobody's. */
export function inClear<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inClear) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (isPayload(value)) {
    const metadata = Object.fromEntries(Object.entries(value.metadata).map(([key, text]) => [key, bytes(text)]));
    const opened = openForReading(KEYS, { metadata, data: bytes(value.data) });
    if (opened === undefined) return value;
    const named = Object.entries(opened.metadata ?? {}).map(([key, content]) => [key, base64(content)]);
    return { metadata: Object.fromEntries(named) as object, data: base64(opened.data) } as T;
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inClear(one as unknown)])) as T;
}

/**
 * Histories that were recorded before anything travelled in letters, as they would have been recorded since: only the
 * replay of a test lets them pass, a worker takes them for foreign (docs/decisions/0044).
 */
export function inLetters<T extends { readonly events: readonly object[] }>(history: T): T {
  return { ...history, events: history.events.map((event) => posted(event as Json)) };
}

function posted(event: Json): Json {
  const found = messageOf(event);
  if (found === undefined) return event;
  const { kind, name, holder } = found;
  const args = ((holder.input as Input | undefined)?.payloads ?? []).map(({ data }): unknown =>
    JSON.parse(bytes(data).toString()),
  );
  if (letterIn(kind, name, args) !== undefined) return event;
  const no = kind === 'signal' ? `recorded-${String(event.eventId)}` : undefined;
  const payloads = lettered(kind, name, args, no).map((letter): PayloadJson => ({
    metadata: { encoding: base64('json/plain') },
    data: base64(JSON.stringify(letter)),
  }));
  return found.with({ ...holder, input: { payloads } });
}

interface Message {
  readonly kind: LetterKind;
  readonly name: string;
  readonly holder: Json;
  with(holder: Json): Json;
}

/** The part of an event that holds what came to the workflow. */
function messageOf(event: Json): Message | undefined {
  const within = (attributes: string, kind: LetterKind, nameOf: (holder: Json) => string): Message | undefined => {
    const holder = event[attributes] as Json | undefined;
    if (holder === undefined) return undefined;
    return { kind, name: nameOf(holder), holder, with: (next) => ({ ...event, [attributes]: next }) };
  };
  const start = within('workflowExecutionStartedEventAttributes', 'start', ({ workflowType }) => {
    return (workflowType as { readonly name: string }).name;
  });
  const signal = within('workflowExecutionSignaledEventAttributes', 'signal', ({ signalName }) => signalName as string);
  return start ?? signal ?? updateOf(event);
}

function updateOf(event: Json): Message | undefined {
  const accepted = event.workflowExecutionUpdateAcceptedEventAttributes as Json | undefined;
  if (accepted === undefined) return undefined;
  const request = accepted.acceptedRequest as Json;
  const holder = request.input as Json;
  const put = (next: Json): Json => ({
    ...event,
    workflowExecutionUpdateAcceptedEventAttributes: {
      ...accepted,
      acceptedRequest: { ...request, input: renamed(next) },
    },
  });
  return { kind: 'update', name: holder.name as string, holder: { ...holder, input: holder.args }, with: put };
}

/** The arguments of an update are called otherwise than those of a start. */
const renamed = ({ input, ...rest }: Json): Json => ({ ...rest, args: input });
