import type { DraftState, PolicyField, PolicyValue } from '../../../api/policy-draft.js';
import type { Text } from '../../../api/problem.js';

/** What is filled in and not saved, by path; undefined where a field was emptied. */
export type Edits = Readonly<Record<string, PolicyValue | undefined>>;

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is saved of a number: as it was drafted, else as it is in the version that is changed. */
export const savedOf = ({ draft }: Pick<DraftState, 'draft'>, { path, value }: PolicyField): PolicyValue =>
  draft?.changes[path] ?? value;

/** What stands in the field. */
export const valueOf = (state: Pick<DraftState, 'draft'>, edits: Edits, field: PolicyField): PolicyValue | undefined =>
  field.path in edits ? edits[field.path] : savedOf(state, field);

/** The edits with one more; none where it is what is saved anyway. */
export function withEdit(
  state: Pick<DraftState, 'draft'>,
  edits: Edits,
  field: PolicyField,
  next: PolicyValue | undefined,
): Edits {
  const others = Object.entries(edits).filter(([path]) => path !== field.path);
  return Object.fromEntries(isSame(next, savedOf(state, field)) ? others : [...others, [field.path, next]]);
}

/** All changes as they are sent: what is saved, with the edits over it. */
export function changesOf({ draft }: Pick<DraftState, 'draft'>, edits: Edits): Readonly<Record<string, PolicyValue>> {
  const filled = Object.entries(edits).flatMap(([path, value]) =>
    value === undefined ? [] : [[path, value] as const],
  );
  return { ...draft?.changes, ...Object.fromEntries(filled) };
}

export interface Section {
  readonly key: string;
  readonly title: Text | undefined;
  readonly fields: readonly PolicyField[];
}

/** The fields by the first part of their names; those that are their own section stand together, at the end. */
export function sectionsOf(fields: readonly PolicyField[]): readonly Section[] {
  const found = new Map<string, { title: Text | undefined; fields: PolicyField[] }>();
  const alone: PolicyField[] = [];
  for (const field of fields) {
    const [title] = field.parts;
    if (title === undefined || field.parts.length < 2) {
      alone.push(field);
      continue;
    }
    const section = found.get(title.zh) ?? { title, fields: [] };
    section.fields.push(field);
    found.set(title.zh, section);
  }
  const sections = [...found].map(([key, section]) => ({ key, ...section }));
  return alone.length === 0 ? sections : [...sections, { key: 'others', title: undefined, fields: alone }];
}

/** What a field is called in its section. */
export function nameOf({ parts }: PolicyField, say: (text: Text) => string): string {
  const inside = parts.length < 2 ? parts : parts.slice(1);
  return inside.map(say).join(' · ');
}

/** The words of a value's marks. */
export interface ValueWords {
  readonly yes: string;
  readonly no: string;
  readonly or: string;
  readonly none: string;
}

const isQuota = (one: unknown): one is { readonly S: number; readonly A: number } =>
  typeof one === 'object' && one !== null && 'S' in one && 'A' in one;

/** A value as people read it. */
export function shown(
  { control }: PolicyField,
  value: PolicyValue | undefined,
  say: (text: Text) => string,
  words: ValueWords,
): string {
  if (value === undefined) return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const options = control.kind === 'one' || control.kind === 'several' ? control.options : [];
  const named = (one: string | number): string => {
    const label = options.find((option) => option.value === one)?.label;
    return label === undefined ? String(one) : say(label);
  };
  if (!Array.isArray(value)) return named(value);
  if (value.length === 0) return words.none;
  if (control.kind === 'pair') return value.map(String).join('–');
  return value
    .map((one) => (isQuota(one) ? quotaWord(one) : named(one)))
    .join(control.kind === 'quotas' ? ` ${words.or} ` : ', ');
}

const quotaWord = ({ S, A }: { readonly S: number; readonly A: number }): string =>
  [S > 0 || A === 0 ? `${S}S` : '', A > 0 ? `${A}A` : ''].filter((part) => part !== '').join('+');
