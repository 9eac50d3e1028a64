import { useQuery } from '@tanstack/react-query';
import { all, api, body } from './client.js';

/** What was announced to oneself, the latest first. */
export const useAnnouncements = () =>
  useQuery({
    queryKey: ['announcements'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/announcements', {
          params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
  });

export const giveReceipt = (no: number) =>
  body(api.PUT('/v1/announcements/{no}/receipt', { params: { path: { no } } }));

/** How far each announcement was read; for HR. */
export const useReceiptCounts = () =>
  useQuery({
    queryKey: ['receipts'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/receipts', { params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } } }),
      ),
  });

/** Who has not read an announcement, of one department or all; for HR. */
export const fetchUnread = (no: number, department: string | undefined) =>
  all((cursor) =>
    api.GET('/v1/receipts/{no}/people', {
      params: {
        path: { no },
        query: {
          limit: 200,
          read: 'false',
          ...(department === undefined ? {} : { department }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
    }),
  );

/** The privacy notice, with one's own receipt. */
export const usePrivacyNotice = () =>
  useQuery({ queryKey: ['privacy'], queryFn: () => body(api.GET('/v1/privacy-notice')), staleTime: 600_000 });

export const acknowledgePrivacy = (version: string) =>
  body(api.PUT('/v1/privacy-notice/{version}/receipt', { params: { path: { version } } }));

export type Announcement = NonNullable<ReturnType<typeof useAnnouncements>['data']>[number];
export type ReceiptCount = NonNullable<ReturnType<typeof useReceiptCounts>['data']>[number];
export type PrivacyNotice = NonNullable<ReturnType<typeof usePrivacyNotice>['data']>;
