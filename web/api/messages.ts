import { useQuery } from '@tanstack/react-query';
import { useAgain } from '../app/live.js';
import { api, body } from './client.js';
import type { components } from './schema.js';

export type Message = components['schemas']['Message'];

/** More than these are not counted out. */
const COUNTED = 99;
const AGAIN_MS = 60_000;

/** How many messages have not been read: `7`, or `99+`; empty when there is none, or nobody knows yet. */
export function useUnread(): string {
  const { data } = useQuery({
    queryKey: ['messages', 'unread-count'],
    queryFn: () => body(api.GET('/v1/messages', { params: { query: { unread: 'true', limit: COUNTED } } })),
    refetchInterval: useAgain(AGAIN_MS),
  });
  if (data === undefined || data.items.length === 0) return '';
  return data.next === null ? String(data.items.length) : `${COUNTED}+`;
}

export const markRead = (messageId: number) =>
  body(api.PUT('/v1/messages/{messageId}/read', { params: { path: { messageId } } }));
