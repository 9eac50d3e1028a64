import { LAUNCH } from '../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

/** An environment variable; undefined when it is unset or empty. */
export const setting = (env: NodeJS.ProcessEnv, name: string): string | undefined => {
  const value = env[name];
  return value === '' ? undefined : value;
};

/** A whole number that may be set, its bounds included. */
export interface WholeSetting {
  readonly name: string;
  readonly otherwise: number;
  readonly least: number;
  readonly most: number;
}

/**
 * A whole number of the environment; what it is otherwise when it is unset or empty.
 * @throws RefusalError LAUNCH.NUMBER_INVALID
 */
export function wholeSetting(env: NodeJS.ProcessEnv, { name, otherwise, least, most }: WholeSetting): number {
  const given = setting(env, name);
  if (given === undefined) return otherwise;
  const number = Number(given);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new RefusalError(refuse(LAUNCH.NUMBER_INVALID, { name, given, least, most }));
}
