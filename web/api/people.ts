import { useQuery } from '@tanstack/react-query';
import { all, api } from './client.js';
import type { components } from './schema.js';

/** One person with his histories, as far as the reader may see them. */
export type Person = components['schemas']['PersonDetail'];

/** Who may log in, and as what. */
export type Account = components['schemas']['Account'];

/** C and D from before the day of use that nobody has decided on yet (I-82). */
export const useOlderSetbacks = () =>
  useQuery({
    queryKey: ['older-setbacks'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/older-setbacks', {
          params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
  });
