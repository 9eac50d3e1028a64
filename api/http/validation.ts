import type * as z from 'zod';
import { isStorable } from '../../domain/vocabulary/characters.js';
import type { RefusalDetail } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { faultText } from './fault-text.js';
import { fault, invalid } from './refusals.js';

const LISTED = 50;
const UNFIT = text('文字含有不可保存的字符', 'the text has characters that cannot be kept');

function* detailsOf(issues: readonly z.core.$ZodIssue[], where: string): Generator<RefusalDetail> {
  for (const issue of issues) {
    const path = [where, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    yield fault(path, faultText(issue));
  }
}

/**
 * Parses what crosses the edge. `where` begins the paths of the errors: `query`, `params`, `headers`; empty for bodies.
 * @throws ApiRefusal `REQUEST.INVALID` with at most fifty faults, none of which repeats what was sent.
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown, where = ''): z.output<S> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) {
    const unfit = [...unfitTexts(parsed.data, where)];
    if (unfit.length > 0) throw invalid(unfit.slice(0, LISTED));
    return parsed.data;
  }
  throw invalid([...detailsOf(parsed.error.issues, where)].slice(0, LISTED));
}

/** What no form has judged by itself, names of fields among it: the database keeps neither NUL nor half a character. */
function* unfitTexts(value: unknown, path: string): Generator<RefusalDetail> {
  if (typeof value === 'string') {
    if (!isStorable(value)) yield fault(path, UNFIT);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      if (isStorable(name)) yield* unfitTexts(one, path === '' ? name : `${path}.${name}`);
      else yield fault(path, UNFIT);
    }
  }
}
