import { placeOf } from '../../domain/documents/word-part.js';
import { TEMPLATE } from '../../domain/refusals/templates.js';
import { legible } from '../../domain/vocabulary/characters.js';
import { detail, type RefusalDetail } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Form } from '../papers/paper.js';
import { entryFields, exampleOf, type Field } from './field.js';
import { fieldsOf } from './fields/fields.js';
import { fill } from './fill.js';
import { readTags, type Tag } from './tags.js';

/** Of what comes again with each entry of a list, so that three hundred of them stay a file that can be sent. */
const MOST_IN_LOOPS = 256 * 1024;
/** Of a template's own words in a message. */
const LONGEST = 60;

const shown = (words: string): string => legible(words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);

/** The fields that may be named at a place: those of the innermost list first, then of what stands around it. */
type Scope = readonly (readonly Field[])[];

interface Judged {
  readonly faults: RefusalDetail[];
  /** Which fields are written out, or gone through. */
  readonly named: Set<Field>;
  inLoops: number;
}

const find = (scope: Scope, name: string): Field | undefined =>
  scope.map((fields) => fields.find((one) => one.name === name)).find((one) => one !== undefined);

function judge(tags: readonly Tag[], part: string, scope: Scope, judged: Judged): void {
  const place = placeOf(part);
  for (const { name, kind, inside, size } of tags) {
    const fault = (declared: typeof TEMPLATE.FIELD_UNKNOWN | typeof TEMPLATE.FIELD_IS_LIST): void => {
      judged.faults.push(detail(declared, {}, { place, field: shown(name) }));
    };
    const found = find(scope, name);
    if (kind === 'text') {
      if (found?.kind === 'text') judged.named.add(found);
      else if (found?.kind === 'list') fault(TEMPLATE.FIELD_IS_LIST);
      else fault(TEMPLATE.FIELD_UNKNOWN);
      continue;
    }
    // A list is gone through where it stands, and not once more for each of its own entries.
    const isHere = found?.kind === 'text' || scope[0]?.some((one) => one === found) === true;
    if (kind === 'other' || found === undefined || !isHere) {
      fault(TEMPLATE.FIELD_UNKNOWN);
      continue;
    }
    const isEach = kind === 'loop' && found.kind === 'list';
    if (isEach) {
      judged.named.add(found);
      judged.inLoops += size;
    }
    judge(inside, part, isEach ? [entryFields(found), ...scope] : scope, judged);
  }
}

const missingOf = (fields: readonly Field[], named: ReadonlySet<Field>, within = ''): readonly RefusalDetail[] =>
  fields.flatMap((field) => {
    const missing = field.must && !named.has(field);
    const name = `${within}${field.name}`;
    if (missing) return [detail(TEMPLATE.FIELD_MISSING, {}, { field: name })];
    return field.kind === 'list' && named.has(field) ? missingOf(field.of, named, `${name} / `) : [];
  });

/** All that is wrong with the fields of a template, each with its place; the file itself is known to be sound. */
export function faultsOfFields(form: Form, template: Buffer): readonly RefusalDetail[] {
  const { byPart, broken } = readTags(template);
  if (broken.length > 0) {
    return broken.map(({ part, tag }) => detail(TEMPLATE.TAG_BROKEN, {}, { place: placeOf(part), field: shown(tag) }));
  }
  const fields = fieldsOf(form);
  const judged: Judged = { faults: [], named: new Set(), inLoops: 0 };
  for (const [part, tags] of byPart) judge(tags, part, [fields], judged);
  const faults = [...judged.faults, ...missingOf(fields, judged.named)];
  if (judged.inLoops > MOST_IN_LOOPS) {
    const limit = text(`${MOST_IN_LOOPS / 1024} KB`, `${MOST_IN_LOOPS / 1024} KB`);
    faults.push(detail(TEMPLATE.LOOPS_TOO_LARGE, {}, { limit }));
  }
  return faults.length > 0 ? faults : faultsOfFilling(fields, template);
}

/** With entries and without any, a template that is taken is filled. */
function faultsOfFilling(fields: readonly Field[], template: Buffer): readonly RefusalDetail[] {
  try {
    for (const entries of [0, 2]) fill(template, exampleOf(fields, entries), { title: '', date: '2026-07-20' });
    return [];
  } catch {
    return [detail(TEMPLATE.TAG_BROKEN, {}, { place: text('正文', 'body'), field: '' })];
  }
}
