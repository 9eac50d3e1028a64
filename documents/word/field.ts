import { text, type Text } from '../../domain/vocabulary/text.js';

/** Where a field stands in what a form is made of: names of properties, and places in lists of fixed length. */
type Path = readonly (string | number)[];

/** One text of a form, as a Word template names it. */
export interface TextField {
  readonly kind: 'text';
  /** What stands between braces: `{姓名}`. It never changes, or templates that are in use would break. */
  readonly name: string;
  readonly path: Path;
  readonly what: Text;
  /** As the preview shows it, of an invented person. */
  readonly example: string;
  /** A paper without it would not say what it is for: a template has to name it. */
  readonly must: boolean;
}

/** A list of a form: `{#调整}…{/调整}` comes once for each of its entries. */
export interface ListField {
  readonly kind: 'list';
  readonly name: string;
  readonly path: Path;
  readonly what: Text;
  readonly of: readonly Field[];
  readonly must: boolean;
}

/** What a Word template may name. */
export type Field = TextField | ListField;

const pathOf = (path: string): Path => (path === '' ? [] : path.split('.'));

/** A text that a template may leave out. @param path in the facts; empty for an entry that is a text itself */
export const may = (name: string, path: string, what: Text, example: string): TextField => ({
  kind: 'text',
  name,
  path: pathOf(path),
  what,
  example,
  must: false,
});

/** A text that every template has to name. */
export const must = (...field: Parameters<typeof may>): TextField => ({ ...may(...field), must: true });

/** A list that a template may leave out. */
export const list = (name: string, path: string, what: Text, of: readonly Field[]): ListField => ({
  kind: 'list',
  name,
  path: pathOf(path),
  what,
  of,
  must: false,
});

/** A list that every template has to go through, with what it has to name of each entry. */
export const mustList = (...field: Parameters<typeof list>): ListField => ({ ...list(...field), must: true });

/** Who signed, when, and by what way it came: three fields of one signature. */
export const signature = (
  role: Text,
  path: string,
  names: readonly [who: string, on: string, note: string],
): Field[] => [
  may(names[0], `${path}.who`, text(`${role.zh}；未签为空`, `${role.en}; empty while unsigned`), '周超'),
  may(names[1], `${path}.on`, text(`${role.zh}的时间`, `when ${role.en} signed`), '2026年7月21日 10:32'),
  may(
    names[2],
    `${path}.note`,
    text('签字的方式，或未签的理由', 'how it was signed, or why it was not'),
    '在系统中签收',
  ),
];

/** Signatures of an office, in order, an entry each; one entry that is empty while nobody has signed. */
export const signatures = (name: string, path: string, role: Text): ListField =>
  list(name, path, text(`${role.zh}的签署，每次一条；未签时一条空的`, `signatures of ${role.en}, an entry each`), [
    may('签字人', 'who', text('签字人；未签为空', 'who signed; empty while unsigned'), '周超'),
    may('签字时间', 'on', text('签字的时间', 'when'), '2026年7月21日 10:32'),
    may('签字说明', 'note', text('签字的方式与所签内容', 'how it was signed, and what'), '在系统中签署'),
  ]);

/** In every list, the number of the entry from 1; a field of its own where the form numbers them itself. */
export const ORDINAL = '序号';

/** What an entry of a list has beside its own fields. */
const NUMBERED: Field = may(ORDINAL, '', text('第几条，自 1 起', 'number of the entry, from 1'), '1');

/** What a template may name inside a list. */
export const entryFields = ({ of }: ListField): readonly Field[] =>
  of.some(({ name }) => name === ORDINAL) ? of : [NUMBERED, ...of];

/** What a template is filled with: texts, and lists of the same. */
export type View = Readonly<Record<string, Shown>>;
type Shown = string | readonly View[];

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[name] : undefined,
    value,
  );

/**
 * Facts by the names of their fields.
 * @throws Error where one of them is not there: a paper with a gap is none
 */
export function viewOf(fields: readonly Field[], facts: unknown): View {
  const shown = (field: Field): Shown => {
    const value = at(facts, field.path);
    if (field.kind === 'text' && typeof value === 'string') return value;
    if (field.kind === 'list' && Array.isArray(value))
      return value.map((one: unknown, index) => ({ [ORDINAL]: String(index + 1), ...viewOf(field.of, one) }));
    throw new Error(`there is no ${field.path.join('.')} (${field.name})`);
  };
  return Object.fromEntries(fields.map((field) => [field.name, shown(field)]));
}

/** The invented facts of the preview; a list has so many entries. */
export const exampleOf = (fields: readonly Field[], entries: number): View =>
  Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.kind === 'text'
        ? field.example
        : Array.from({ length: entries }, (_, index) => ({
            [ORDINAL]: String(index + 1),
            ...exampleOf(field.of, entries),
          })),
    ]),
  );
