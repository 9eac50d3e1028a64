import { loadCalendar } from '../../policy/calendar.js';
import { createEngine } from '../../policy/engine.js';
import { loadPolicyLibrary } from '../../policy/library.js';

/** The engine over the data that ships. */
export const library = loadPolicyLibrary();
export const calendar = loadCalendar();
export const engine = createEngine({ library, calendar });
