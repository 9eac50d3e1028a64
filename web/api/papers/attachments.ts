import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, body } from '../client.js';
import type { components } from '../schema.js';

export type Upload = components['schemas']['Upload'];
export type Paper = components['schemas']['Paper'];

/** What one has uploaded and not handed in yet; `uploads` is invalidated with everything else after an act. */
export const useUploads = (wanted: boolean): UseQueryResult<readonly Upload[]> =>
  useQuery({
    queryKey: ['uploads'],
    queryFn: async () => (await body(api.GET('/v1/attachments'))).items,
    enabled: wanted,
  });

/** Keeps a file; its kind goes by its content, which the service looks at. */
export const upload = (file: File): Promise<Upload> =>
  body(
    api.POST('/v1/attachments', {
      params: { query: { filename: file.name } },
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file as never,
      bodySerializer: (content: unknown) => content as File,
    }),
  );

/** Where a file is read. */
export const fileAddress = (id: string): string => `/v1/attachments/${encodeURIComponent(id)}`;

const readPapers = async (caseId: string): Promise<readonly Paper[]> =>
  (await body(api.GET('/v1/cases/{caseId}/papers', { params: { path: { caseId } } }))).items;

/** What was handed in with a case, as far as one may read it. */
export const usePapers = (caseId: string): UseQueryResult<readonly Paper[]> =>
  useQuery({ queryKey: ['papers', caseId], queryFn: () => readPapers(caseId) });

export type OwnWords = components['schemas']['OwnWords'];

/** What one may say in one's own case, and what one has said (I-79). */
export const useOwnWords = (caseId: string, wanted: boolean): UseQueryResult<OwnWords> =>
  useQuery({
    queryKey: ['own-words', caseId],
    queryFn: () => body(api.GET('/v1/cases/{caseId}/own-words', { params: { path: { caseId } } })),
    enabled: wanted,
  });
