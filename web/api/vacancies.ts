import { api, body } from './client.js';

/** A vacancy with those who compete for it, as far as one may see them. */
export const fetchVacancy = (vacancyId: string) =>
  body(api.GET('/v1/vacancies/{vacancyId}', { params: { path: { vacancyId } } }));

export type NomineeView = Awaited<ReturnType<typeof fetchVacancy>>['candidates'][number];
