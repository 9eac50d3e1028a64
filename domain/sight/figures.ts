import { retold } from './retold.js';
import type { Reader } from './telling.js';

/** I-37, I-48, I-56: the auditor reads what came of an assessment, and no figure that stands with a name. */
export const readsFigures = (reader: Reader): boolean => reader !== 'auditor';

/** What records call a figure of somebody, or figures by group or item. */
const FIGURES: ReadonlySet<string> = new Set(['total', 'score', 'scores', 'groups', 'competency', 'peripheral']);

/** Something out of the records, at whatever depth, without figures; a list by such a name is of people. */
export const withoutFigures = (value: unknown): unknown =>
  retold(value, (name, inner) => (FIGURES.has(name) && !Array.isArray(inner) ? undefined : inner));
