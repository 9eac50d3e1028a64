import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '@temporalio/client';
import { translate } from '../../../api/engine/engine.js';

/** An error of gRPC as the client hands it on. */
const grpc = (code: number, details: string): ServiceError =>
  new ServiceError('Workflow Update failed', {
    cause: Object.assign(new Error(`${code} ${details}`), { code, details, metadata: {} }),
  });

describe('an error of the engine', () => {
  it.each([
    [9, 'Workflow Task in failed state.'],
    [9, 'Unable to perform workflow execution update due to unexpected workflow task failure.'],
    [10, 'workflow update was aborted'],
    [14, 'upstream connect error'],
    [8, 'namespace rate limit exceeded'],
  ])('that passes by itself (%i %s) asks to come again', (code, details) => {
    expect(translate(grpc(code, details))?.refusal.code).toBe('SERVICE.ENGINE_UNAVAILABLE');
  });

  it.each([
    [9, 'Client version 1.0 is not supported.'],
    [3, 'Blob data size exceeds limit.'],
  ])('that does not (%i %s) is a fault', (code, details) => {
    expect(translate(grpc(code, details).cause)).toBeUndefined();
  });
});
