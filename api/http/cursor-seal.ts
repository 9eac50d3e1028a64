import { badCursor } from './refusals.js';
import type { Answer, Route, SignedIn } from './route.js';
import { createSeal } from './seal.js';

/** Closes the cursors of an answer and opens those of a question; in between they are read as they were made. */
export interface CursorSeal {
  /** The query with its cursor opened. @throws ApiRefusal `REQUEST.BAD_CURSOR` for one that this person did not get here. */
  open(route: Route, actor: SignedIn | undefined, query: unknown): unknown;
  /** The answer with the cursor of its next page closed. */
  close(route: Route, actor: SignedIn | undefined, answer: Answer): Answer;
}

const holder = (route: Route, actor: SignedIn | undefined): string => `${actor?.accountId ?? 0} ${route.path}`;

/**
 * A cursor holds the last row's name and number: whoever finds an address in a log reads neither, and nobody makes one
 * of his own. It opens only at the list and for the account that it was made for.
 */
export function createCursorSeal(secret: string): CursorSeal {
  const seal = createSeal(secret, 'cursor');
  return {
    open: (route, actor, query) => {
      if (!('cursor' in (route.query?.shape ?? {}))) return query;
      const { cursor } = query as { readonly cursor?: string };
      if (cursor === undefined) return query;
      const opened = seal.open(cursor, holder(route, actor));
      if (opened === undefined) throw badCursor();
      return { ...(query as object), cursor: opened };
    },
    close: (route, actor, answer) => {
      const { body } = answer;
      if (!('cursor' in (route.query?.shape ?? {})) || typeof body !== 'object' || body === null) return answer;
      if (!('next' in body) || typeof body.next !== 'string') return answer;
      return { ...answer, body: { ...body, next: seal.close(body.next, holder(route, actor)) } };
    },
  };
}
