import { useQuery } from '@tanstack/react-query';
import { api, body } from '../client.js';
import type { components } from '../schema.js';

export type PaperTemplates = components['schemas']['PaperTemplates'];
export type PaperForm = PaperTemplates['form'];
export type TemplateField = PaperTemplates['fields'][number];

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Every form with its fields and the templates that were uploaded for it. */
export const useTemplates = () =>
  useQuery({ queryKey: ['paper-templates'], queryFn: () => body(api.GET('/v1/paper-templates')) });

const asFile = (file: File) => ({ body: file as never, bodySerializer: (content: unknown) => content as File });

/** A template filled with the invented sample. @throws ProblemError with each fault and its place */
export async function previewTemplate(paperForm: PaperForm, file: File): Promise<Blob> {
  const found: unknown = await body(
    api.POST('/v1/paper-templates/{paperForm}/preview', {
      params: { path: { paperForm } },
      ...asFile(file),
      headers: { 'Content-Type': WORD, Accept: `${WORD}, application/json` },
      parseAs: 'blob',
    }),
  );
  return found as Blob;
}

/** Takes a template from a day on. @param firstDay civil date, tomorrow at the earliest */
export const takeTemplate = (paperForm: PaperForm, file: File, firstDay: string, key: string) =>
  body(
    api.POST('/v1/paper-templates/{paperForm}', {
      params: { path: { paperForm }, query: { firstDay, filename: file.name } },
      ...asFile(file),
      headers: { 'Content-Type': WORD, 'Idempotency-Key': key },
    }),
  );
