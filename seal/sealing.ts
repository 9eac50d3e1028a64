import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, type ClientOptions, type WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter, type DataConverter, type Headers } from '@temporalio/common';
import { trailsNow } from '../domain/trail/current.js';
import { TRAIL_HEADER } from '../domain/trail/trail.js';
import { lettered, type LetterKind } from '../domain/step/letter.js';
import { asksAtRest } from './at-rest.js';
import { createCodec, type ForeignPayload } from './codec.js';
import type { KeyRing } from './key-ring.js';

/** The module by which failures are sealed; the workflows' bundle has to hold the same. */
export const failureConverterPath = fileURLToPath(new URL('./failure-converter.cjs', import.meta.url));

/** How clients and workers turn values into what the engine stores, and back. */
export const sealingConverter = (ring: KeyRing, heard?: (found: ForeignPayload) => void): DataConverter => ({
  failureConverterPath,
  payloadCodecs: [createCodec(ring, heard)],
});

/** Headers that say in the course of which requests something is sent (docs/decisions/0087). */
const trailing = (headers: Headers): Headers => {
  const trails = trailsNow();
  if (Object.keys(trails).length === 0) return headers;
  return { ...headers, [TRAIL_HEADER]: defaultPayloadConverter.toPayload(trails) };
};

const inLetter = <T extends { readonly args: unknown[]; readonly headers: Headers }>(
  kind: LetterKind,
  name: string,
  input: T,
  no?: string,
): T => ({
  ...input,
  headers: trailing(input.headers),
  args: lettered(kind, name, input.args, no),
});

/** Puts what a client sends into letters, each for what it is meant for. */
const letters: WorkflowClientInterceptor = {
  startWithDetails: (input, next) => {
    const { workflowType, options } = input;
    const args = lettered('start', workflowType, options.args);
    return next({ ...input, headers: trailing(input.headers), options: { ...options, args } });
  },
  signal: (input, next) => next(inLetter('signal', input.signalName, input, randomUUID())),
  startUpdate: (input, next) => next(inLetter('update', input.updateName, input)),
};

/** What makes a client one of ours. */
export const sealingClient = (ring: KeyRing): Pick<ClientOptions, 'dataConverter' | 'interceptors'> => ({
  dataConverter: sealingConverter(ring),
  interceptors: { workflow: [letters] },
});

/** A client whose messages the workflows take as the service's own. */
export const createSealingClient = (
  ring: KeyRing,
  { connection, namespace }: Required<Pick<ClientOptions, 'connection' | 'namespace'>>,
): Client => {
  const atRest = asksAtRest(connection.workflowService, namespace);
  return new Client({ connection, namespace, ...sealingClient(ring), interceptors: { workflow: [letters, atRest] } });
};
