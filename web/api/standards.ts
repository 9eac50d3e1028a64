import { useQuery } from '@tanstack/react-query';
import { api, body, newKey } from './client.js';
import type { components } from './schema.js';

export type StandardsSet = components['schemas']['Standards'];
export type DescriptorCell = components['schemas']['Descriptor'];
export type StandardsDifference = components['schemas']['StandardsDifference'];
export type Grade = keyof StandardsSet['items'][number]['grades'];
export const GRADES: readonly Grade[] = ['junior', 'intermediate1', 'intermediate2', 'senior', 'chief'];

/** The grade whose descriptors hold for a level; none for an intern, or where no level is aimed at. */
export const gradeOf = (level: string | null): Grade | undefined =>
  GRADES.find((grade) => level?.startsWith(`${grade}-`) === true);

/** The standards of a version of the policy (14.1). */
export const useStandards = (version: string) =>
  useQuery({
    queryKey: ['standards', version],
    queryFn: () => body(api.GET('/v1/policy/standards', { params: { query: { version } } })),
  });

const asFile = (file: File) => ({
  headers: { 'Content-Type': 'application/octet-stream' },
  body: file as never,
  bodySerializer: (content: unknown) => content as File,
});

/** What the company's wording in a file would change. Nothing is written. */
export const compareStandards = (version: string, file: File) =>
  body(api.POST('/v1/policy/standards/{version}/comparison', { params: { path: { version } }, ...asFile(file) }));

/** Takes over the file whose difference was shown. */
export const bringStandards = (version: string, file: File, basis: string, key = newKey()) =>
  body(
    api.POST('/v1/policy/standards/{version}', {
      params: { path: { version }, query: { basis, filename: file.name } },
      ...asFile(file),
      headers: { 'Content-Type': 'application/octet-stream', 'Idempotency-Key': key },
    }),
  );
