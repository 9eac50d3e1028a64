import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { api, body, call } from '../api/client.js';
import type { Me, Role } from '../api/types.js';
import { forgetDrafts } from '../forms/draft-store.js';
import { isAnonymousOpen } from './anonymity.js';
import { HERE, PENDING, isAsked, noteLogIn, noteLogOut, whoIsHere } from './who-is-here.js';

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

/** Why the log-in page stands there although one was in the house: one's time was up, or one has left in another tab. */
export type Ended = 'expired' | 'expired-anonymous' | 'left-elsewhere';

interface Session {
  /** Undefined while it is not known yet, null when nobody is signed in; while `ended` is 'expired', who was. */
  readonly me: Me | null | undefined;
  readonly ended: Ended | undefined;
  /** Somebody else logged in while this page was open: who had opened it. */
  readonly before: Me | undefined;
  readonly forgetBefore: () => void;
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
const isOthers = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean => queryKey[0] !== 'me';
const known = (client: QueryClient): Me | null | undefined => client.getQueryData<Me | null>(ME);

/** Who is signed in: asked once, whenever the window comes back, and when another tab logs in or an answer is refused for it. */
export function SessionProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const [ended, setEnded] = useState<Ended>();
  const [before, setBefore] = useState<Me>();
  const [left, setLeft] = useState(false);
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>();
  const acts = useMemo(() => {
    /** Nothing of whoever was here stays: neither what was read nor what was filled in. */
    const empty = (why?: Ended): void => {
      call.csrf = null;
      forgetDrafts();
      setRecoveryCodes(undefined);
      setBefore(undefined);
      setEnded(why);
      client.setQueryData(ME, null);
      setLeft(true);
    };
    /** Somebody is here: whoever was, with all as it stands; or somebody else, for whom everything begins anew. */
    const adopt = (me: Me): Me => {
      const last = known(client);
      if (last && last.login !== me.login) {
        forgetDrafts();
        setRecoveryCodes(undefined);
        setBefore(last);
        client.removeQueries({ predicate: isOthers });
      }
      setEnded(undefined);
      return me;
    };
    const expire = (): void => {
      if (!known(client)) return;
      call.csrf = null;
      if (isAnonymousOpen()) empty('expired-anonymous');
      else setEnded('expired');
    };
    const ask = async (): Promise<Me | null> => {
      const answer = await whoIsHere();
      const last = known(client);
      if (answer !== null) {
        call.csrf = answer.csrfToken;
        return adopt(answer.me);
      }
      if (!last) return null;
      expire();
      return known(client) ?? null;
    };
    return { empty, adopt, expire, ask };
  }, [client]);
  const { data: me, error, refetch } = useQuery({ queryKey: ME, queryFn: acts.ask, staleTime: 60_000, retry: 1 });
  useEffect(() => {
    const again = (): void => void client.invalidateQueries({ queryKey: ME });
    call.onSignedOut = acts.expire;
    call.onOther = again;
    const look = ({ key, newValue }: StorageEvent): void => {
      if (key !== HERE || newValue === PENDING) return;
      if (newValue === null) {
        if (known(client)) acts.empty('left-elsewhere');
      } else if (isAsked(newValue)) again();
    };
    window.addEventListener('storage', look);
    return () => {
      window.removeEventListener('storage', look);
    };
  }, [client, acts]);
  useEffect(() => {
    if (!left || me !== null) return;
    // The pages have gone, so that none of them asks again; now what they had read. The log-in page asks for its own.
    client.removeQueries({ type: 'inactive', predicate: isOthers });
    setLeft(false);
  }, [left, me, client]);
  useEffect(() => {
    // Whoever is back sees what is so now.
    if (ended === undefined) void client.invalidateQueries({ predicate: isOthers });
  }, [ended, client]);
  const value = useMemo<Session>(
    () => ({
      me,
      ended,
      before,
      forgetBefore: () => {
        setBefore(undefined);
      },
      problem: error,
      recoveryCodes,
      showRecoveryCodes: setRecoveryCodes,
      signIn: async (by) => {
        const answer = await body(api.POST('/v1/sessions', { body: { ...by, token: false } }));
        call.csrf = answer.csrfToken;
        noteLogIn();
        client.setQueryData(ME, acts.adopt(answer.me));
      },
      goOn: (answer) => {
        call.csrf = answer.csrfToken;
        noteLogIn();
        client.setQueryData(ME, answer.me);
      },
      signOut: async () => {
        call.onLeaving();
        await body(api.DELETE('/v1/sessions/current'));
        noteLogOut();
        acts.empty();
      },
      retry: () => void refetch(),
    }),
    [me, ended, before, recoveryCodes, error, client, refetch, acts],
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

/** Whether somebody audits: he looks, and writes nothing but what is his own log-in, whatever else he is. */
export const audits = (roles: readonly Role[]): boolean => roles.includes('auditor');

/** Whether somebody may look at everybody's cases: HR, the general manager, the auditor. */
export const seesEverybody = (roles: readonly Role[]): boolean => isHr(roles) || roles.includes('gm') || audits(roles);

/** Whether somebody follows up everybody's tasks: HR, the auditor. */
export const followsUp = (roles: readonly Role[]): boolean => isHr(roles) || audits(roles);

/** Whether somebody has people below him by his office. */
export const leads = (roles: readonly Role[]): boolean =>
  roles.includes('department-head') || roles.includes('supervisor');
