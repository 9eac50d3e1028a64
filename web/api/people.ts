import type { components } from './schema.js';

/** One person with his histories, as far as the reader may see them. */
export type Person = components['schemas']['PersonDetail'];

/** Who may log in, and as what. */
export type Account = components['schemas']['Account'];
