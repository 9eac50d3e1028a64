import type { Refusal } from '../../domain/vocabulary/refusal.js';
import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import type * as z from 'zod';
import type { Resource } from '../../domain/permissions/permissions.js';
import type { Act, Noted } from '../../domain/permissions/row.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import type { Text } from '../../domain/vocabulary/text.js';
import type { BodyWatch } from './body/spool.js';
import type { Book } from './sheet/columns.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The signed-in person, with the account he came by. */
export interface SignedIn extends Actor {
  readonly accountId: number;
  readonly login: string;
  readonly via: 'session' | 'token' | 'service';
  /**
   * Of an account of a script: how far it reaches. `login` is its own name, the account its owner's; `personId` its own
   * name where it writes, and its owner's number where it reads, so that his own matter stays his (8.5.6).
   */
  readonly scopes?: readonly string[];
  /** He has left (I-58), and his account is still open: he reads what is his, and acts on nothing. */
  readonly hasLeft?: true;
}

/** Under which name somebody stands in lines of reads and of refused acts: a script under its own. */
export const recordedAs = ({ via, login, personId }: SignedIn): string => (via === 'service' ? login : personId);

/**
 * Who may call a route: a row of the table of permissions (`domain/permissions`) and what is done with it. There is no
 * route without one, so forgetting it does not compile (default deny). The row is the first gate; the handler's own scope
 * keeps to the relations that it names (his own case, his department).
 */
export type Access =
  | { readonly kind: 'public'; readonly why: string }
  | { readonly kind: 'permission'; readonly resource: Resource; readonly act: Act };

/** A route that reads: nothing of it changes a record, whatever its method. */
export const reads = (resource: Resource): Access => ({ kind: 'permission', resource, act: 'read' });
/** A route that changes something. */
export const writes = (resource: Resource): Access => ({ kind: 'permission', resource, act: 'write' });

/**
 * What a write does with an Idempotency-Key: `stored` keeps the answer and gives it again; `natural` keeps nothing,
 * because repeating it is harmless or its answer is secret.
 */
export type Repeat = 'stored' | 'natural';

export type Tag =
  | 'sessions'
  | 'people'
  | 'imports'
  | 'policy'
  | 'accounts'
  | 'cycles'
  | 'vacancies'
  | 'cases'
  | 'tasks'
  | 'documents'
  | 'messages'
  | 'trials'
  | 'reports'
  | 'service';

type Schema = z.ZodType;
export type Infer<S> = S extends Schema ? z.output<S> : undefined;

/** One call, parsed and signed in; handlers see nothing rawer, except through `http` where a cookie or stream needs it. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Throws on a public route: there nobody need be signed in. */
  readonly actor: SignedIn;
  readonly requestId: string;
  /** The same for every repetition of a call with the same Idempotency-Key: an update id to join, never to double. */
  readonly actId: string;
  /** An earlier attempt with the same key left no answer: it may have been carried out all the same. */
  readonly repeated: boolean;
  /** Bytes of the JSON body; 0 without one. */
  readonly bytes: number;
  /** The version that the caller has seen (If-Match), without quotes; undefined when not sent. */
  readonly ifMatch: string | undefined;
  readonly language: keyof Text;
  readonly http: { readonly req: Request; readonly res: Response };
}

/** What a handler gives back; `body` is checked against the route's schema in tests. */
export interface Answer<A = unknown> {
  readonly body?: A;
  /** Only for routes that declare several. */
  readonly status?: number;
  /** Version of the thing, without quotes. */
  readonly etag?: string;
  /** Not the last word: it is not kept for its Idempotency-Key, and a repetition looks anew. */
  readonly provisional?: true;
  /** What was refused in parts of an answer that is none itself; each goes on record as a refused call does. */
  readonly refused?: readonly Refusal[];
  /** Employee numbers of whom it is about, where the body does not name each by `personId`: for the line that a read leaves. */
  readonly about?: readonly string[];
  /** What it tells that is worth a line whoever reads, where the row of the table does not say so of every read. */
  readonly noted?: Noted | undefined;
  readonly location?: string;
  /** For answers that are not JSON; the type must be one that the route declares. */
  readonly raw?: {
    readonly type: string;
    readonly content: string | Buffer | Readable;
    readonly headers?: Readonly<Record<string, string>>;
  };
}

export interface RawBody {
  /** Media types taken as they come (`application/octet-stream` among them if meant); the handler reads the stream. */
  readonly types: readonly string[];
  /** Write it to disk first, at most so many bytes; the handler gets a `SpooledBody`. */
  readonly spool?: number;
  /** Who looks into it as it comes, where somebody does. */
  readonly watch?: () => BodyWatch | undefined;
  /** Asked before anything of the body is read, with the parsed places of the address; what it throws refuses the call. */
  readonly before?: (params: never) => Promise<void>;
  readonly description: Text;
}

export interface Route {
  readonly method: Method;
  /** OpenAPI's style: `/v1/people/{personId}`. */
  readonly path: string;
  readonly summary: Text;
  readonly description?: Text;
  readonly tag: Tag;
  /** The § or register entry it carries out; a body that is not valid is refused with it. */
  readonly clause?: string;
  readonly access: Access;
  /** Every write says it; reads have none. */
  readonly repeat?: Repeat;
  /** Fields of the body that leave no trace, not even in the digest that an Idempotency-Key keeps (I-56). */
  readonly sealed?: readonly string[];
  /** Open even while the initial password has not been changed. */
  readonly withInitialPassword?: boolean;
  /** Open even to an office that still has to switch on the second step of its log-in. */
  readonly withoutSecondFactor?: boolean;
  /** Checks a password, a code or a link, so that attempts of an address are counted: 429 beside 401. */
  readonly limited?: true;
  /** An act on many: the body may be 2 MB instead of 64 kB. */
  readonly forMany?: true;
  /** Temporal's own pages may call it from their address, where a setting names that. */
  readonly crossOrigin?: true;
  /** Whether a change must say which version it has seen: 428 without If-Match. */
  readonly versioned?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: Schema;
  /** What the description shows where the handler itself judges the body. */
  readonly bodyAs?: Schema;
  readonly rawBody?: RawBody;
  readonly answer: {
    readonly status: 200 | 201 | 202 | 204 | 302;
    readonly schema?: Schema;
    readonly description: Text;
    /** The write may be taken without an answer yet: 202, with the same schema; a repetition tells what came of it. */
    readonly taken?: Text;
    /** There may be nothing to answer with: 204. */
    readonly nothing?: Text;
    /** Media types beside JSON that the handler may send. */
    readonly otherTypes?: readonly string[];
    readonly etag?: boolean;
  };
  /** What it holds of lists as a workbook, which it then answers to `Accept` (docs/decisions/0061). */
  readonly sheet?: Book;
  readonly handle: (call: Call<never, never, never>) => Promise<Answer>;
}

interface Typed<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends Schema | undefined,
  A extends Schema | undefined,
> extends Omit<Route, 'params' | 'query' | 'body' | 'answer' | 'handle'> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: Omit<Route['answer'], 'schema'> & { readonly schema?: A };
  readonly handle: (
    call: Call<Infer<P>, Infer<Q>, Infer<B>>,
  ) => Promise<Answer<A extends Schema ? z.input<A> : undefined>>;
}

/** Declares a route; from this one declaration come the Express handler and the OpenAPI description. */
export function route<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends Schema | undefined = undefined,
  A extends Schema | undefined = undefined,
>(declaration: Typed<P, Q, B, A>): Route {
  return declaration as unknown as Route;
}
