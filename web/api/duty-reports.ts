import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, body } from './client.js';
import type { components } from './schema.js';

export type DutyReport = components['schemas']['DutyReport'];

const read = (caseId: string) => body(api.GET('/v1/cases/{caseId}/reports', { params: { path: { caseId } } }));

/** The report on duties of a §9 case (9.5.7): its text and its files, as far as one may read them. */
export const useDutyReports = (caseId: string): UseQueryResult<Awaited<ReturnType<typeof read>>> =>
  useQuery({ queryKey: ['duty-reports', caseId], queryFn: () => read(caseId) });

/** Where a file is read. */
export const dutyReportFile = (caseId: string, { id }: DutyReport): string =>
  `/v1/cases/${encodeURIComponent(caseId)}/reports/${id}`;

/** Keeps a file for the case; the type goes by its content, which the service looks at. */
export const uploadDutyReport = (caseId: string, file: File): Promise<DutyReport> =>
  body(
    api.POST('/v1/cases/{caseId}/reports', {
      params: { path: { caseId }, query: { filename: file.name } },
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file as never,
      bodySerializer: (content: unknown) => content as File,
    }),
  );
