import fc from 'fast-check';

/** What somebody may type, paste or send that has broken programs before. */
export const NASTY: readonly string[] = [
  ...['@{', '}', '@{10002}', '@{10002', '@{10002} }', '{{x}}', '${x}', '<%= x %>', '%s', '%00', '$&', "$'", '$1'],
  ...['"', "'", '`', '\\', '\\u0000', '\\"', '","x":"', "'; drop table person; --", '--', '/*', '%', '_'],
  ...['<script>alert(1)</script>', '&amp;', '=1+1', '+1', '-1', '@SUM(A1)', 'null', 'undefined', 'NaN', '{}', '[]'],
  ...['\u0000', 'a\u0000b', '\ud800', 'a\udc00b', '\udbff', '\u0001', '\u001b[31m', '\u007f', '\u0085', '\u009f'],
  ...[
    '\u202eabc',
    'a\u202a',
    '\u2066a\u2069',
    '\u200b',
    'a\u200bb',
    '\u200d',
    '\u2060',
    'a\ufeffb',
    '\u00ad',
    '\u200f',
  ],
  ...[
    'a\nb',
    'a\r\nb',
    'a\rb',
    'a\tb',
    'a\u2028b',
    'a\u2029b',
    'a\u000bb',
    'a\fb',
    ' a ',
    '\u3000',
    '',
    '.',
    '..',
    '../x',
  ],
  ...[
    '\u{20000}'.repeat(20),
    '\u{1f469}\u200d\u{1f4bb}',
    'e\u0301',
    '\uffff',
    '\u{10ffff}',
    '\u3164',
    '\ufb00',
    '\uff21\uff11',
  ],
  ...['__proto__', 'constructor', '2026-02-30', '0000-01-01', '9999-12-31', '1e309', '0x10', '9007199254740993'],
];

/** Bits of it, and whatever else there is, put together. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NASTY),
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary' }), fc.constant('理由')), { maxLength: 6 })
    .map((parts) => parts.join('')),
);

export const nastyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(-1, 0, -0, 0.1, 1e-7, 1e-320, 1e21, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63), 100.0000001, 32_768),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Days that slips of the key make, and some that no calendar has. */
export const NASTY_DAYS = ['0000-01-01', '0001-01-01', '0202-06-01', '1970-01-01', '2200-01-01', '9999-12-31'];
