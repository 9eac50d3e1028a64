/** Where a field stands in a form: names from the outside in. */
export type FieldPath = readonly string[];

/** A field as somebody last edited it; without a value where he emptied it, so that an older edit does not bring it back. */
export interface DraftField {
  readonly path: FieldPath;
  readonly value?: unknown;
  /** Milliseconds since 1970, by the service's clock. */
  readonly at: number;
}

/** What somebody has typed into a form and not handed in. */
export interface Draft {
  /** Which form, and which edition of it: what was typed into another is of no use here. */
  readonly shape: string;
  readonly fields: readonly DraftField[];
}

/** A field that was edited so long before the call: the clocks of devices differ, what has passed on them does not. */
export interface FieldEdit {
  readonly path: FieldPath;
  readonly value?: unknown;
  readonly agoMs: number;
}

/** A draft with edits of a device in it; `lost` are those against which a later edit of the same field stands. */
export interface Merged {
  readonly draft: Draft;
  readonly lost: readonly FieldPath[];
}

const keyOf = (path: FieldPath): string => JSON.stringify(path);

/** The later edit of a field wins, from whatever device it came and in whatever order they arrive. */
export function mergeDraft(kept: Draft | undefined, shape: string, edits: readonly FieldEdit[], now: number): Merged {
  const fields = new Map((kept?.shape === shape ? kept.fields : []).map((field) => [keyOf(field.path), field]));
  const lost: FieldPath[] = [];
  for (const { path, agoMs, ...edit } of edits) {
    const at = now - agoMs;
    const before = fields.get(keyOf(path));
    if (before !== undefined && before.at > at) lost.push(path);
    else fields.set(keyOf(path), { path, at, ...('value' in edit ? { value: edit.value } : {}) });
  }
  return { draft: { shape, fields: [...fields.values()] }, lost };
}

/** The cases that an act names row by row: a scorer hands in some sheets of his and keeps the others (8.5.4). */
const casesIn = (form: object): ReadonlySet<string> =>
  new Set(
    Object.values(form)
      .flatMap((part: unknown): readonly unknown[] => (Array.isArray(part) ? part : []))
      .flatMap((row) => (typeof row === 'object' && row !== null && 'caseId' in row ? [String(row.caseId)] : [])),
  );

/**
 * What stays of a draft after an act that leaves its task open: of an act on some of its cases whatever is not theirs;
 * undefined for nothing.
 */
export function withoutHandedIn(draft: Draft, form: object): Draft | undefined {
  const cases = casesIn(form);
  const fields = cases.size === 0 ? [] : draft.fields.filter(({ path }) => !path.some((name) => cases.has(name)));
  return fields.length === 0 ? undefined : { ...draft, fields };
}
