import { api, body, newKey } from '../api/client.js';
import { ProblemError } from '../api/problem.js';
import type { Me } from '../api/types.js';

/**
 * What the tabs of this browser tell each other: another mark with every log-in, none after a log-out. It names nobody.
 * Without it nobody need be asked, and a first visit makes no request that must fail.
 */
export const HERE = 'jinji.signed-in';
/** Somebody has gone to the company's own log-in, and may come back logged in. */
export const PENDING = 'pending';
/** The log-in has run out. */
const GONE = 'gone';

/** Whether a mark says that somebody may be here. */
export const isAsked = (mark: string | null): boolean => mark !== null && mark !== GONE;

/** Tells the other tabs that somebody has logged in. */
export const noteLogIn = (): void => {
  localStorage.setItem(HERE, newKey());
};
export const noteLogOut = (): void => {
  localStorage.removeItem(HERE);
};
export const notePending = (): void => {
  localStorage.setItem(HERE, PENDING);
};

/** Who is logged in here by now, with what his requests carry; null for nobody. */
export async function whoIsHere(): Promise<{ readonly me: Me; readonly csrfToken: string | null } | null> {
  const mark = localStorage.getItem(HERE);
  if (!isAsked(mark)) return null;
  try {
    const answer = await body(api.GET('/v1/sessions/current'));
    if (mark === PENDING) noteLogIn();
    return answer;
  } catch (error) {
    if (!(error instanceof ProblemError && error.status === 401)) throw error;
    if (localStorage.getItem(HERE) === mark) localStorage.setItem(HERE, GONE);
    return null;
  }
}
