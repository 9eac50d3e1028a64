/**
 * Whatever moves a workflow travels in a letter that names what it is for, so that a sealed content cannot be used again
 * for something else: a start, one kind of update, one kind of signal (docs/decisions/0044).
 */
export interface Letter {
  /** `start:<type>`, `update:<name>`, `signal:<name>`. */
  readonly letter: string;
  /** Of a signal: made up by whoever sends it, so that a copy of it is told from another one. */
  readonly no?: string;
  readonly args: readonly unknown[];
  /** Of a start that goes on in a new run: the signals that have come. */
  readonly came?: readonly string[];
}

/** What a letter may be for. */
export type LetterKind = 'start' | 'update' | 'signal';

/** What somebody sent who has not our keys; it takes the place of what did not open. */
export const FOREIGN = { 'jinji.foreign': true } as const;

/** Whether something did not open: it was not sealed by us, or not for this workflow. */
export const isForeign = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'jinji.foreign' in value;

/** The arguments of a start, an update or a signal as they travel: one letter. */
export const lettered = (kind: LetterKind, name: string, args: readonly unknown[], no?: string): [Letter] => [
  { letter: `${kind}:${name}`, ...(no === undefined ? {} : { no }), args },
];

/** The letter in what came; undefined where there is none, where it is foreign, or for something else. */
export function letterIn(kind: LetterKind, name: string, came: readonly unknown[]): Letter | undefined {
  const [first] = came;
  if (typeof first !== 'object' || first === null || isForeign(first)) return undefined;
  const { letter, args } = first as Partial<Letter>;
  return letter === `${kind}:${name}` && Array.isArray(args) ? (first as Letter) : undefined;
}
