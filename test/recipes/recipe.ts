/** One place that a change of a kind has to touch: an edit of a file, a new file, or files that a generator makes. */
export type Place = Edit | NewFile | Made;

interface Said {
  /** What is done there, as CONTRIBUTING says it. */
  readonly does: string;
}

/** Text put into a file that is there. */
export interface Edit extends Said {
  readonly file: string;
  /** Pairs of a text that stands in the file once and what stands there instead. */
  readonly edits: readonly (readonly [find: string, becomes: string])[];
}

/** A file that was not there. */
export interface NewFile extends Said {
  readonly file: string;
  readonly text: string;
}

/** Files that are made from the others; whoever forgets the command leaves them as they were. */
export interface Made extends Said {
  /** What `npx tsx` runs. */
  readonly run: string;
  /** Where a checkout has a command of its own for it. */
  readonly called?: string;
  /** The files that it writes. */
  readonly writes: readonly string[];
}

/** A kind of change, carried out on a small but real example. */
export interface Recipe {
  /** As it is named on the command line. */
  readonly name: string;
  /** As CONTRIBUTING heads it. */
  readonly title: string;
  /** What CONTRIBUTING says before the places: what the example is, and what no check can say. */
  readonly lead: string;
  /** In the order in which they are done. */
  readonly places: readonly Place[];
  /** What CONTRIBUTING says after them. */
  readonly after?: string;
  /** The tests that guard what the compiler does not. */
  readonly tests: readonly string[];
  /** Whether what nobody reaches is asked for last (knip), which takes longest. */
  readonly deadCode?: true;
}

/** The file or the command by which a place is told. */
export const nameOf = (place: Place): string =>
  'run' in place ? (place.called ?? `npx tsx ${place.run}`) : place.file;

/** Text put behind another that stands in the file once. */
export const behind = (find: string, more: string): readonly [string, string] => [find, `${find}${more}`];

/** Text put before another that stands in the file once. */
export const before = (find: string, more: string): readonly [string, string] => [find, `${more}${find}`];

/** The text with an edit made. @throws where what it looks for does not stand there just once. */
export function edited(text: string, { file, edits }: Edit): string {
  return edits.reduce((so, [find, becomes]) => {
    const parts = so.split(find);
    if (parts.length !== 2) throw new Error(`${file}: stands there ${parts.length - 1} times: ${find}`);
    return parts.join(becomes);
  }, text);
}
