import { RefusalError } from './refusal.js';

/** What an error says of itself that is never anybody's words: codes, names of tables and constraints, addresses. */
const KNOWN = [
  'code',
  'severity',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
  'routine',
  'errno',
  'syscall',
  'address',
  'port',
  'type',
  'workflowId',
  'activityType',
  'activityId',
  'retryState',
] as const;
/** Causes of causes beyond this are left out. */
const DEPTH = 5;

/**
 * An error as it may stand in a log: name, code, place and causes. What it was about stays out: the database tells the
 * row, the value and the line of JSON (`detail`, `where`, and in the message behind a colon), a refusal what it refuses.
 */
export function loggedError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'object' && error !== null ? '[object]' : error;
  const known = KNOWN.flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
  });
  const inner = (one: unknown): unknown => loggedError(one, depth + 1);
  return {
    name: error.constructor.name,
    message: error instanceof RefusalError ? error.refusal.code : withoutValue(error.message),
    ...Object.fromEntries(known),
    stack: framesOf(error),
    ...(error.cause === undefined || depth === DEPTH ? {} : { cause: inner(error.cause) }),
    ...(error instanceof AggregateError && depth < DEPTH ? { errors: error.errors.map(inner) } : {}),
  };
}

/** `invalid input syntax for type date: "…"`: what is quoted behind the colon is a value. */
const withoutValue = (message: string): string => message.replace(/: ".*$/s, ': …');

/** The stack without its first lines, which repeat the message. */
const framesOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
