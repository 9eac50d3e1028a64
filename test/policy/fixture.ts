import { loadCalendar } from '../../policy/data/calendar.js';
import { createEngine } from '../../policy/engine.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';

/** The engine over the data that ships. */
export const library = loadPolicyLibrary();
export const calendar = loadCalendar();
export const engine = createEngine({ library, calendar });
