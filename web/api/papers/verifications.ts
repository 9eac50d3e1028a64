import { api, body } from '../client.js';
import type { components } from '../schema.js';

export type Verification = components['schemas']['Verification'];

/** What anybody may know of a paper by its code. */
export const fetchVerification = (code: string): Promise<Verification> =>
  body(api.GET('/v1/verifications/{code}', { params: { path: { code } } }));

/** The same, with whether a file is the one that was issued. */
export const compareFile = (code: string, file: File): Promise<Verification> =>
  body(
    api.POST('/v1/verifications/{code}/comparison', {
      params: { path: { code } },
      headers: { 'Content-Type': 'application/pdf' },
      body: file as never,
      bodySerializer: (content: unknown) => content as File,
    }),
  );
