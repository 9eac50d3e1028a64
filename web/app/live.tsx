import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { call } from '../api/client.js';

/** What the page shows beside inbox and messages. */
interface Watched {
  readonly task?: string;
  readonly case?: string;
}
type Topic = 'inbox' | 'own' | keyof Watched;

interface Live {
  /** Whether the stream of changes stands: pages then need not ask by themselves. */
  readonly stands: boolean;
  readonly watch: (what: Watched) => void;
}

const LiveContext = createContext<Live>({ stands: false, watch: () => undefined });

/** Where a stream was refused it is asked for again after so long, in milliseconds. */
const AGAIN_MS = 60_000;
/** While a stream stands, pages ask by themselves this much less often. */
const RARER = 6;
const NOTHING: Watched = {};

/** What a page asked for about each topic. What is being filled in is nobody's to change: its draft is never asked anew. */
const asksFor = (topic: Topic, { task, case: caseId }: Watched, { queryKey }: Query): boolean => {
  const [first, second, third] = queryKey;
  switch (topic) {
    case 'inbox':
      return first === 'tasks' || first === 'alarms';
    case 'own':
      return (
        ['messages', 'questions', 'remarks', 'waiting-changes', 'setup'].includes(String(first)) ||
        (first === 'tasks' && second === 'counts') ||
        third === 'questions' ||
        third === 'remarks'
      );
    case 'task':
      return first === 'task' && second === task && third !== 'draft';
    case 'case':
      return caseId !== undefined && queryKey.includes(caseId);
  }
};

/** Asks anew for what has changed; while something is being handed in, after that. */
function askAnew(client: QueryClient, topics: readonly Topic[], watched: Watched): void {
  const ask = (): void =>
    void client.invalidateQueries({ predicate: (query) => topics.some((topic) => asksFor(topic, watched, query)) });
  if (client.isMutating() === 0) {
    ask();
    return;
  }
  const unsubscribe = client.getMutationCache().subscribe(() => {
    if (client.isMutating() > 0) return;
    unsubscribe();
    // What was handed in has led to another page by now, or stays where it is.
    setTimeout(ask);
  });
}

/** What was read before a stream stood may have changed before it did; the cases of a task are large, and have a hint of their own. */
function askOlder(client: QueryClient, topics: readonly Topic[], watched: Watched): void {
  const now = Date.now();
  void client.invalidateQueries({
    predicate: (query) =>
      query.state.dataUpdatedAt > 0 &&
      query.state.dataUpdatedAt < now &&
      !(query.queryKey[0] === 'task' && query.queryKey[2] === 'cases') &&
      topics.some((topic) => asksFor(topic, watched, query)),
  });
}

/**
 * Hears of changes while the page is visible (docs/decisions/0059). A browser allows few connections to a server, so that
 * hidden pages have none; whenever a stream comes back, what the page shows is asked for anew.
 */
export function LiveProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const [stands, setStands] = useState(false);
  const [watched, watch] = useState<Watched>(NOTHING);
  const visible = useVisible();
  const before = useRef<EventSource>(undefined);
  const close = useCallback(() => {
    before.current?.close();
    before.current = undefined;
    setStands(false);
  }, []);
  useEffect(() => {
    if (!visible) close();
  }, [visible, close]);
  useEffect(() => {
    call.onLeaving = close;
    return () => before.current?.close();
  }, [close]);
  useEffect(() => {
    if (!visible) return;
    let again: ReturnType<typeof setTimeout> | undefined;
    let stood = false;
    const open = (): void => {
      const stream = new EventSource(`/v1/live?${new URLSearchParams({ ...watched }).toString()}`);
      // The one of the page before stays until this one stands, so that nothing is missed in between.
      const last = before.current;
      before.current = stream;
      stream.onopen = () => {
        const topics: readonly Topic[] =
          !stood && last?.readyState === EventSource.OPEN ? ['task', 'case'] : ['inbox', 'own', 'task', 'case'];
        last?.close();
        stood = true;
        setStands(true);
        askOlder(client, topics, watched);
      };
      stream.addEventListener('changed', ({ data }: MessageEvent<string>) => {
        askAnew(client, JSON.parse(data) as Topic[], watched);
      });
      stream.onerror = () => {
        if (before.current !== stream) return;
        setStands(false);
        if (stream.readyState !== EventSource.CLOSED) return;
        last?.close();
        again = setTimeout(open, AGAIN_MS);
        // Refused after it stood: the log-in may have ended, which this question finds out.
        if (stood) void client.invalidateQueries({ queryKey: ['me'] });
      };
    };
    open();
    return () => {
      clearTimeout(again);
    };
  }, [client, visible, watched]);
  const value = useMemo(() => ({ stands: stands && visible, watch }), [stands, visible]);
  return <LiveContext value={value}>{children}</LiveContext>;
}

/** Has the page hear of changes of a task or a case while it shows it. */
export function useWatched(what: Watched): void {
  const { watch } = useContext(LiveContext);
  const { task, case: caseId } = what;
  useEffect(() => {
    watch({ ...(task === undefined ? {} : { task }), ...(caseId === undefined ? {} : { case: caseId }) });
    return () => {
      watch(NOTHING);
    };
  }, [watch, task, caseId]);
}

/** How often a page asks by itself: now and then while the stream stands, as often as given while it does not. */
export function useAgain(ms: number): number {
  return useContext(LiveContext).stands ? ms * RARER : ms;
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = (): void => {
      setVisible(document.visibilityState === 'visible');
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return visible;
}
