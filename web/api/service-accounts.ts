import type { components } from './schema.js';

/** An account of a script, with its tokens. */
export type ServiceAccount = components['schemas']['ServiceAccount'];

/** A scope that an account of a script may have. */
export type ServiceScope = components['schemas']['ServiceScope'];
