import { useQuery } from '@tanstack/react-query';
import { api, body } from './client.js';

/** Departments by number, as a form offers them. */
export function useDepartments(): Readonly<Record<string, string>> {
  const { data } = useQuery({
    queryKey: ['departments'],
    queryFn: () => body(api.GET('/v1/departments')),
    staleTime: 60_000,
  });
  return Object.fromEntries((data?.items ?? []).map(({ id, name }) => [id, `${name} · ${id}`]));
}
