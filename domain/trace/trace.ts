import type { Trace } from './place.js';
import { TRACE_OF_SECTIONS_1_TO_7 } from './sections-1-to-7.js';
import { TRACE_OF_SECTION_8 } from './section-8.js';
import { TRACE_OF_SECTION_9 } from './section-9.js';
import { TRACE_OF_SECTIONS_10_TO_15 } from './sections-10-to-15.js';

/** By §: every clause that has none below it, and those that say something of their own. */
export const TRACE: Readonly<Record<string, Trace>> = {
  ...TRACE_OF_SECTIONS_1_TO_7,
  ...TRACE_OF_SECTION_8,
  ...TRACE_OF_SECTION_9,
  ...TRACE_OF_SECTIONS_10_TO_15,
};
