import type { components } from './schema.js';

/** A change that waits for a second person, or what became of it. */
export type WaitingChange = components['schemas']['WaitingChange'];
