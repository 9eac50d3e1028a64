import { useQuery } from '@tanstack/react-query';
import { all, api, body } from './client.js';
import type { components } from './schema.js';
import type { Role } from './types.js';

/** A change that waits for a second person, or what became of it. */
export type WaitingChange = components['schemas']['WaitingChange'];

/** Whether what was asked for waits for a second person, where it may also have begun at once (4.1). */
export const waitsForSecond = (answer: object): answer is WaitingChange => 'askedBy' in answer && 'expiresAt' in answer;

/** Whoever could be a second person; others are not asked about. */
const DECIDERS: readonly Role[] = ['hr', 'hr-manager', 'gm', 'it-admin'];

/** What waits for somebody as the second person (4.1). */
export interface ForMe {
  readonly changes: readonly WaitingChange[];
  /** Whether the set-up waits for his confirmation. */
  readonly setUp: boolean;
  readonly count: number;
  /** Since when the oldest of the changes waits. */
  readonly since: string | undefined;
}

/** The changes that somebody may decide, as he reads them, and the set-up where it waits for him; undefined until it is known. */
export function useForMe(roles: readonly Role[], againMs: number): ForMe | undefined {
  const decides = roles.some((role) => DECIDERS.includes(role));
  const confirms = roles.includes('gm');
  const waiting = useQuery({
    queryKey: ['waiting-changes', 'mine'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/waiting-changes', {
          params: { query: { waiting: 'true', limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    enabled: decides,
    refetchInterval: againMs,
  });
  const setUpState = useQuery({
    queryKey: ['setup'],
    queryFn: () => body(api.GET('/v1/setup')),
    enabled: confirms,
    refetchInterval: againMs,
  });
  if ((decides && waiting.data === undefined) || (confirms && setUpState.data === undefined)) return undefined;
  const changes = (waiting.data ?? []).filter(({ mayDecide }) => mayDecide);
  const setUp = confirms && setUpState.data?.confirmedAt === null;
  const since = changes.map(({ askedAt }) => askedAt).sort()[0];
  return { changes, setUp, count: changes.length + (setUp ? 1 : 0), since };
}
