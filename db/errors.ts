/**
 * PostgreSQL's classes for a server that is away, starting, out of room or connections, or that chose a victim; and
 * what a schema of another version, or a lost grant, answers.
 */
const PASSING = /^(08|40|53|55|57|58|42P01|42703|42501|ECONN|EPIPE|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_AGAIN)/;
const PASSING_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

const field = (error: object, name: string): string => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
};

/** Whether the same statement may well go through later: nothing is wrong with what was sent. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // node-postgres gives an AggregateError when every address of a host refuses.
  if (error instanceof AggregateError) return isPassing(error.errors[0]);
  return PASSING.test(field(error, 'code')) || PASSING_WORDS.test(error.message);
}

/** Whether the server stopped a statement because it ran longer than `statementMs` of its connection. */
export const isTooSlow = (error: unknown): boolean =>
  error instanceof Error && field(error, 'code') === '57014' && error.message.includes('statement timeout');

/** What can be told of an error without anybody's words: class, constraint, column. */
export function plainOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const parts = [field(error, 'code'), field(error, 'table'), field(error, 'column'), field(error, 'constraint')];
  return [error.name, ...parts].filter((part) => part !== '').join(' ');
}
