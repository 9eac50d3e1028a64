/** What JSON.parse keeps silent about: a field given twice, or a number that no double holds exactly. */
export interface JsonFault {
  readonly kind: 'duplicate-field' | 'inexact-number';
  readonly path: string;
}

/** Digits without point, sign and outer zeros, and the power of ten of the last one. */
const normalize = (token: string): string => {
  const [mantissa = '', exponent = '0'] = token.replace(/^-/, '').toLowerCase().split('e');
  const [whole = '', decimals = ''] = mantissa.split('.');
  const digits = (whole + decimals).replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  return kept === '' ? '0' : `${kept}e${Number(exponent) - decimals.length + digits.length - kept.length}`;
};

const isExact = (token: string): boolean => {
  const value = Number(token);
  return !Number.isFinite(value) || normalize(token) === normalize(String(value));
};

interface Frame {
  /** The fields seen so far; null for a list. */
  readonly keys: Set<string> | null;
  /** The field or place that is being read. */
  at: string | number;
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\],:]/g;

/** Reads a text that JSON.parse has accepted and finds its first hidden fault; undefined where there is none. */
export const findJsonFault = (json: string): JsonFault | undefined => {
  const frames: Frame[] = [];
  const path = (): string => frames.map(({ at }) => String(at)).join('.');
  let expectKey = false;
  for (const [token] of json.matchAll(TOKEN)) {
    const frame = frames.at(-1);
    if (token === '{' || token === '[') {
      frames.push({ keys: token === '{' ? new Set() : null, at: token === '{' ? '' : 0 });
      expectKey = token === '{';
    } else if (token === '}' || token === ']') {
      frames.pop();
      expectKey = false;
    } else if (token === ',') {
      if (typeof frame?.at === 'number') frame.at += 1;
      expectKey = frame?.keys !== null;
    } else if (token.startsWith('"')) {
      if (expectKey && frame?.keys) {
        const key = JSON.parse(token) as string;
        frame.at = key;
        if (frame.keys.has(key)) return { kind: 'duplicate-field', path: path() };
        frame.keys.add(key);
        expectKey = false;
      }
    } else if (token !== ':' && !isExact(token)) {
      return { kind: 'inexact-number', path: path() };
    }
  }
  return undefined;
};

const countFields = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countFields(item);
    return count;
  }
  for (const key in value) count += 1 + countFields((value as Readonly<Record<string, unknown>>)[key]);
  return count;
};

/** Sixteen digits or more, with or without a point, or an exponent: a double may not hold such a number exactly. */
const SUSPECT_NUMBER = /(?:\d\.?){16}|\d[eE]/;

/**
 * Whether {@link findJsonFault} could find something: a quick look that spares the scan for almost every line. A text
 * has one colon a field, so more colons than fields means a field given twice (or a colon inside a string). Numbers
 * need a look only where the value may hold some.
 */
export const mayHideFault = (json: string, value: unknown, mayHoldNumbers: boolean): boolean => {
  let colons = 0;
  for (let at = json.indexOf(':'); at !== -1; at = json.indexOf(':', at + 1)) colons += 1;
  return colons !== countFields(value) || (mayHoldNumbers && SUSPECT_NUMBER.test(json));
};
