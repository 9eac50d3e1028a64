import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { api, body, call } from '../api/client.js';
import { ProblemError } from '../api/problem.js';
import type { Me, Role } from '../api/types.js';
import { forgetDrafts } from '../forms/draft-store.js';

/** What one logs in with; a code where the account has a second step. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly code?: string;
}

interface Fresh {
  readonly me: Me;
  readonly csrfToken: string | null;
}

interface Session {
  /** Undefined while it is not known yet, null when nobody is signed in. */
  readonly me: Me | null | undefined;
  /** The session ended while somebody worked. */
  readonly expired: boolean;
  readonly problem: Error | null;
  /** Recovery codes that were just made: shown until their owner has put them down. */
  readonly recoveryCodes: readonly string[] | undefined;
  readonly signIn: (by: Credentials) => Promise<void>;
  /** Goes on with what a change of the log-in gave: it ended every other session. */
  readonly goOn: (answer: Fresh) => void;
  readonly showRecoveryCodes: (codes: readonly string[] | undefined) => void;
  readonly signOut: () => Promise<void>;
  readonly retry: () => void;
}

const SessionContext = createContext<Session | undefined>(undefined);
const ME = ['me'] as const;

/** Set from log-in to log-out: without it nobody need be asked, and a first visit makes no request that must fail. */
const HERE = 'jinji.signed-in';

async function current(): Promise<Me | null> {
  if (localStorage.getItem(HERE) === null) return null;
  try {
    const { me, csrfToken } = await body(api.GET('/v1/sessions/current'));
    call.csrf = csrfToken;
    return me;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) {
      localStorage.removeItem(HERE);
      return null;
    }
    throw error;
  }
}

/** Who is signed in, asked once and whenever the window comes back. */
export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const { data: me, error, refetch } = useQuery({ queryKey: ME, queryFn: current, staleTime: 60_000, retry: 1 });
  const [expired, setExpired] = useState(false);
  const [left, setLeft] = useState(false);
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>();
  useEffect(() => {
    call.onSignedOut = () => {
      if (client.getQueryData(ME)) setExpired(true);
      client.setQueryData(ME, null);
    };
  }, [client]);
  useEffect(() => {
    if (!left || me !== null) return;
    // The pages have gone, so that none of them asks again; now what they had read. The log-in page asks for its own.
    client.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    setLeft(false);
  }, [left, me, client]);
  const value = useMemo<Session>(
    () => ({
      me,
      expired,
      problem: error,
      recoveryCodes,
      showRecoveryCodes: setRecoveryCodes,
      signIn: async (by) => {
        const before = client.getQueryData<Me | null>(ME);
        const answer = await body(api.POST('/v1/sessions', { body: { ...by, token: false } }));
        call.csrf = answer.csrfToken;
        // What the last person read is nobody else's to see.
        if (before?.login !== answer.me.login) {
          forgetDrafts();
          client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
        }
        localStorage.setItem(HERE, 'yes');
        client.setQueryData(ME, answer.me);
        setExpired(false);
      },
      goOn: (answer) => {
        call.csrf = answer.csrfToken;
        client.setQueryData(ME, answer.me);
      },
      signOut: async () => {
        call.onLeaving();
        await body(api.DELETE('/v1/sessions/current'));
        call.csrf = null;
        localStorage.removeItem(HERE);
        forgetDrafts();
        setRecoveryCodes(undefined);
        setExpired(false);
        client.setQueryData(ME, null);
        setLeft(true);
      },
      retry: () => void refetch(),
    }),
    [me, expired, error, recoveryCodes, client, refetch],
  );
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): Session {
  const value = useContext(SessionContext);
  if (value === undefined) throw new Error('no SessionProvider above');
  return value;
}

/** The person signed in; only below the gate, where there is one. */
export function useMe(): Me {
  const { me } = useSession();
  if (!me) throw new Error('nobody is signed in here');
  return me;
}

/** Whether somebody does HR's work. */
export const isHr = (roles: readonly Role[]): boolean => roles.includes('hr') || roles.includes('hr-manager');

/** Whether somebody may look at everybody's cases: HR, the general manager, the auditor. */
export const seesEverybody = (roles: readonly Role[]): boolean =>
  isHr(roles) || roles.includes('gm') || roles.includes('auditor');
