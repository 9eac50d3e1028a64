import { useQuery } from '@tanstack/react-query';
import { api, body } from './client.js';

/** Departments by number, as a form offers them. */
export function useDepartments(): Readonly<Record<string, string>> {
  const { data } = useQuery({
    queryKey: ['departments'],
    queryFn: () => body(api.GET('/v1/departments')),
    staleTime: 60_000,
  });
  const items = data?.items ?? [];
  const bears = (name: string): number => items.filter((one) => one.name === name).length;
  // The number says which of several of one name; beside a name of its own it tells nobody anything.
  return Object.fromEntries(items.map(({ id, name }) => [id, bears(name) > 1 ? `${name} · ${id}` : name]));
}
