import type { Refusal } from '../vocabulary/refusal.js';

/** What a pipeline begins with, or what the facts have against it; then nothing was written. */
export type OpenedWith<T> = T | { readonly refusal: Refusal };
