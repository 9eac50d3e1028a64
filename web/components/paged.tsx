import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { common as en } from '../i18n/en/common.js';
import { common as zh } from '../i18n/zh/common.js';
import { useTexts } from '../i18n/language.js';
import { Empty, Failure, Loading } from './states.js';

/** How many of a list are asked for at a time, and behind which; the beginning of each question. */
export interface PageAsked {
  readonly limit: number;
  readonly cursor?: string;
}

interface Answer<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

interface Asking {
  /** Looks again every so many milliseconds. */
  readonly refetchInterval?: number;
  /** Whether the list that stands stays until that of another choice is there. */
  readonly keepBefore?: boolean;
  /** How many at a time. */
  readonly size?: number;
}

const LIMIT = 50;

/** A list as far as it was read, page by page. */
export function usePages<T>(
  queryKey: readonly unknown[],
  ask: (page: PageAsked) => Promise<Answer<T>>,
  { refetchInterval, keepBefore = false, size = LIMIT }: Asking = {},
) {
  const list = useInfiniteQuery({
    queryKey: [...queryKey, size],
    queryFn: ({ pageParam }) => ask(pageParam === '' ? { limit: size } : { limit: size, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: refetchInterval ?? false,
    placeholderData: (before) => (keepBefore ? before : undefined),
  });
  return { ...list, items: list.data?.pages.flatMap((page) => page.items) };
}

interface Props<T> {
  readonly of: ReturnType<typeof usePages<T>>;
  /** Which of them are shown; all where it is left out. */
  readonly only?: (one: T) => boolean;
  /** What is said where there is nothing. */
  readonly empty: string;
  readonly children: (items: readonly T[]) => ReactNode;
}

/** A list that is on its way, failed, empty, or there; with a button for the next page of it. */
export function Paged<T>({ of: list, only, empty, children }: Props<T>): ReactNode {
  const t = useTexts({ zh, en });
  const items = only === undefined ? list.items : list.items?.filter(only);
  return (
    <>
      {items === undefined && list.error === null ? <Loading /> : null}
      {list.error === null ? null : <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {items?.length === 0 && !list.hasNextPage ? <Empty>{empty}</Empty> : null}
      {items === undefined || items.length === 0 ? null : children(items)}
      {list.hasNextPage ? (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t.more}
        </Button>
      ) : null}
    </>
  );
}
