import { useQuery } from '@tanstack/react-query';
import { api, body } from './client.js';
import type { components } from './schema.js';

export const DRAFT_KEY = ['policy', 'draft'];

export const fetchDraft = () => body(api.GET('/v1/policy/draft'));

/** The next version as it is drafted (13.1); colleagues may save it, too. */
export const useDraftState = (wanted = true) => useQuery({ queryKey: DRAFT_KEY, queryFn: fetchDraft, enabled: wanted });

export type DraftState = Awaited<ReturnType<typeof fetchDraft>>;
export type PolicyField = components['schemas']['PolicyField'];
export type PolicyControl = components['schemas']['PolicyControl'];
export type PolicyValue = components['schemas']['PolicyValue'];
