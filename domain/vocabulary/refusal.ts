import type { Text } from './text.js';
import { namedIn, spell, type Told } from './wording.js';

/**
 * An expected refusal: the request was understood and is not allowed. Its code is dotted and stable
 * (`REVIEW.STILL_ON_HOLD`); its message says what is wrong, under which §, and what to do next.
 * Every code is declared once, with its status and its words, in `domain/refusals` (docs/decisions/0033).
 */
export interface Refusal {
  readonly code: string;
  /** The § or register entry it rests on, without the sign: `8.5.3`, `I-17`; absent for technical refusals. */
  readonly clause?: string;
  readonly message: Text;
  /** The message piece by piece, where it names people: a reader gets their names (`named`). */
  readonly told?: Told;
  /** Where in the request, as a path (`decisions.3.reason`), or which people it is about. */
  readonly details?: readonly RefusalDetail[];
}

/** What exactly is wrong, where several things are: by field, or by case. */
export interface RefusalDetail {
  readonly path?: string;
  readonly caseId?: string;
  readonly code: string;
  readonly message: Text;
  /** As of a refusal. */
  readonly told?: Told;
}

/** The statuses of HTTP (RFC 9110) that a refusal may have. */
export type RefusalStatus =
  400 | 401 | 403 | 404 | 405 | 406 | 409 | 412 | 413 | 415 | 421 | 422 | 428 | 429 | 500 | 503;

/** One line of a larger refusal: words alone, or words that are made of the facts of the moment. */
interface DetailRow {
  readonly words: Told | ((facts: never) => Told);
}

/** A refusal as it is declared. */
interface RefusalRow extends DetailRow {
  /** What HTTP answers; null for what is only ever told at a terminal. */
  readonly status: RefusalStatus | null;
  /** The § or register entry; a function where the same rule stands in several §. */
  readonly clause?: string | ((facts: never) => string);
}

/** What may be wrong in one place of a form, as it is declared, with its code. */
export interface DeclaredDetail extends DetailRow {
  readonly code: string;
}
/** A refusal as it is declared, with its code. */
export interface DeclaredRefusal extends RefusalRow {
  readonly code: string;
}

/** A detail whose words are made of these facts. */
export interface DetailAbout<Facts> extends DeclaredDetail {
  readonly words: (facts: Facts) => Told;
}

type FactsIn<Part> =
  Extract<Part, (facts: never) => unknown> extends infer Makes
    ? [Makes] extends [never]
      ? unknown
      : Makes extends (facts: infer Facts) => unknown
        ? Facts
        : unknown
    : unknown;
type AllFacts<Row> = FactsIn<Row extends { readonly words: infer Words } ? Words : never> &
  FactsIn<Row extends { readonly clause?: infer Clause } ? Clause : never>;
/** The facts that a declaration asks for: nothing, or one object. */
export type FactsOf<Row> = unknown extends AllFacts<Row> ? readonly [] : readonly [facts: AllFacts<Row>];

/** Declares codes of one prefix; `refuse(TRIAL.NOT_PAUSED)` then gives the refusal `TRIAL.NOT_PAUSED`. */
export const declare = <const Prefix extends string, Rows extends Readonly<Record<string, RefusalRow | DetailRow>>>(
  prefix: Prefix,
  rows: Rows,
): { readonly [Name in keyof Rows & string]: Rows[Name] & { readonly code: `${Prefix}.${Name}` } } =>
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, { ...row, code: `${prefix}.${name}` }])) as never;

const made = <Made>(part: Made | ((facts: never) => Made), facts: unknown): Made =>
  typeof part === 'function' ? (part as (facts: unknown) => Made)(facts) : part;

const NOBODY: ReadonlyMap<string, string> = new Map();

/** What is said, with people by their numbers; and where it names somebody the pieces, for who reads it. */
function said(words: Told): { readonly message: Text; readonly told?: Told } {
  const message = spell(words, NOBODY);
  return namedIn(words).length === 0 ? { message } : { message, told: words };
}

/** The one way to make a refusal: of what is declared, with the facts that its words ask for. */
export function refuse<Row extends DeclaredRefusal>(declared: Row, ...[facts]: FactsOf<Row>): Refusal {
  const { code, clause, words } = declared;
  const rest = said(made(words, facts));
  return clause === undefined ? { code, ...rest } : { code, clause: made(clause, facts), ...rest };
}

/** One line of a refusal: at a field, or about a case. */
export function detail<Row extends DeclaredDetail>(
  declared: Row,
  at: Pick<RefusalDetail, 'path' | 'caseId'>,
  ...[facts]: FactsOf<Row>
): RefusalDetail {
  return { ...at, code: declared.code, ...said(made(declared.words, facts)) };
}

/** A refusal as one line of a larger one. */
export const asDetail = (
  { code, message, told }: Refusal,
  at: Pick<RefusalDetail, 'path' | 'caseId'>,
): RefusalDetail => ({ ...at, code, message, ...(told === undefined ? {} : { told }) });

/** One line of a refusal as a refusal of its own. */
export const onItsOwn = ({ code, message, told }: RefusalDetail, clause: string): Refusal => ({
  code,
  clause,
  message,
  ...(told === undefined ? {} : { told }),
});

/** The numbers of the people whom a refusal names. */
export const peopleIn = ({ told, details = [] }: Refusal): readonly string[] => [
  ...(told === undefined ? [] : namedIn(told)),
  ...details.flatMap((one) => (one.told === undefined ? [] : namedIn(one.told))),
];

/** A refusal as somebody reads it: people by name from `names`, whom it does not know by number. */
export function named(refusal: Refusal, names: ReadonlyMap<string, string>): Refusal {
  const read = <Part extends { readonly message: Text; readonly told?: Told }>(part: Part): Part =>
    part.told === undefined ? part : { ...part, message: spell(part.told, names) };
  const { details } = refusal;
  return { ...read(refusal), ...(details === undefined ? {} : { details: details.map((one) => read(one)) }) };
}

/** A refusal with the lines that say what stands against whom. */
export const listing = (refusal: Refusal, details: readonly RefusalDetail[]): Refusal => ({ ...refusal, details });

/** Thrown outside the workflow sandbox where a refusal has to cross several calls. */
export class RefusalError extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.code}: ${refusal.message.en}`);
    this.name = 'RefusalError';
  }
}
