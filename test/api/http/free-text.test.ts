import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from '../../../api/http/validation.js';
import { ACT_SCHEMAS } from '../../../domain/pipelines/act-schemas.js';
import { RefusalError } from '../../../domain/vocabulary/refusal.js';
import { declaredRoutes, formOf, isNumber, isSecret, isText, label, type Place } from '../../support/form-places.js';
import { at, formsOf, withAt } from '../../support/json-form.js';
import { NASTY_DAYS, nastyNumber, nastyText } from '../../support/nasty.js';

/** Every form of the API and of the inbox, with one valid content a variant. Nothing here is called: only schemas. */
const forms = [
  ...Object.entries(ACT_SCHEMAS).map(([kind, schema]) => formOf(kind, schema)),
  ...declaredRoutes().flatMap(({ method, path, body, params, query }) =>
    Object.entries({ body, params, query }).flatMap(([part, schema]) =>
      schema === undefined ? [] : [formOf(`${method} ${path} ${part}`, schema)],
    ),
  ),
];
const places = forms.flatMap((one) => one.places);
const texts = places.filter(isText);
const open = texts.filter((place) => !isSecret(place));
const numbers = places.filter(isNumber);
const days = texts.filter(({ schema }) => schema.format === 'date');

/** What comes of a form with something else at one place: the value as it goes on, or undefined with a refusal. */
function judged({ of, form, path }: Place, put: unknown): { readonly kept: unknown } | undefined {
  try {
    return { kept: at(parse(of, withAt(form, path, put)), path) };
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    const { code, details = [] } = error.refusal;
    expect(code).toBe('REQUEST.INVALID');
    for (const { message } of details) {
      expect(message.zh).not.toBe('');
      expect(message.en).not.toMatch(/\p{Script=Han}/u);
      expect(message.zh + message.en).not.toMatch(/[\u0000-\u001f\p{Cs}]/u);
    }
    return undefined;
  }
}

describe('every form of the API and of the inbox', () => {
  test('has valid contents to begin with', () => {
    const fillable = forms.filter(({ described }) => formsOf(described).some(({ leaves }) => leaves.length > 0));
    expect(fillable.filter((one) => one.places.length === 0).map(({ name }) => name)).toEqual([]);
    expect(texts.length).toBeGreaterThan(150);
  });

  test('takes a text as it is, or refuses it with its place; nothing that the database would not take', () => {
    fc.assert(
      fc.property(fc.constantFrom(...open), nastyText, (place, put) => {
        const after = judged(place, put);
        if (after === undefined || typeof after.kept !== 'string') return;
        expect([label(place), after.kept]).toEqual([label(place), put.trim()]);
        expect(after.kept).not.toMatch(/[\p{Cs}\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\t\n\r]/u);
        const oneLine = (place.schema.maxLength ?? 0) <= 255;
        if (oneLine) expect(`${label(place)}: ${after.kept}`).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
      }),
      { numRuns: 20_000 },
    );
  });

  test.each(open.map((place) => [label(place), place] as const))(
    'judges NUL, halves of characters, marks of direction at %s',
    (_, place) => {
      const oneLine = (place.schema.maxLength ?? 0) <= 255;
      const unfit = ['a\0b', 'a\ud800', '\udc00a', 'a\u202eb', 'a\u001bb', ...(oneLine ? ['a\nb', 'a\u200bb'] : [])];
      for (const put of unfit) expect([put, judged(place, put)]).toEqual([put, undefined]);
    },
  );

  test('counts characters, not their halves', () => {
    const long = open.filter(({ schema }) => (schema.maxLength ?? 0) >= 80 && schema.pattern === undefined);
    expect(long.length).toBeGreaterThan(60);
    for (const place of long) {
      const most = '\u{20000}'.repeat(place.schema.maxLength ?? 0);
      expect([label(place), judged(place, most)]).toEqual([label(place), { kept: most }]);
      expect([label(place), judged(place, `${most}x`)]).toEqual([label(place), undefined]);
    }
  });

  test('takes no day outside 2000 to 2199, and no month', () => {
    expect(days.length).toBeGreaterThan(10);
    for (const place of days)
      for (const put of NASTY_DAYS)
        expect([label(place), put, judged(place, put)]).toEqual([label(place), put, undefined]);
    const months = texts.filter((place) => /month/i.test(String(place.path.at(-1))));
    for (const place of months) expect([label(place), judged(place, '0000-01')]).toEqual([label(place), undefined]);
  });

  test('takes no number that a column could not keep', () => {
    for (const place of numbers) {
      const { minimum = place.schema.exclusiveMinimum, maximum } = place.schema;
      expect([label(place), minimum, maximum]).toEqual([label(place), expect.any(Number), expect.any(Number)]);
    }
    fc.assert(
      fc.property(fc.constantFrom(...numbers), nastyNumber, (place, put) => {
        const after = judged(place, put);
        if (after !== undefined) expect(Math.abs(Number(after.kept))).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
      }),
      { numRuns: 5000 },
    );
  });
});
