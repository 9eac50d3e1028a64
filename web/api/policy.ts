import { useQuery } from '@tanstack/react-query';
import { all, api, body } from './client.js';
import type { components } from './schema.js';

const LONG_MS = 600_000;

/** The clauses and the versions. */
export const usePolicy = () =>
  useQuery({ queryKey: ['policy'], queryFn: () => body(api.GET('/v1/policy')), staleTime: LONG_MS });

export const useRegister = (wanted = true) =>
  useQuery({
    queryKey: ['register'],
    queryFn: () => body(api.GET('/v1/policy/register')),
    staleTime: LONG_MS,
    enabled: wanted,
  });

/** Every change of a switch, the latest first. */
export const useChanges = () =>
  useQuery({
    queryKey: ['choices'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/policy/choices', {
          params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
  });

export const fetchVersion = (version: string) =>
  body(api.GET('/v1/policy/versions/{version}', { params: { path: { version } } }));

export type Change = components['schemas']['ChoiceChange'];
export type WhatIfCycle = components['schemas']['WhatIfCycle'];
export type Tally = components['schemas']['WhatIfTally'];
export type Entry = NonNullable<ReturnType<typeof useRegister>['data']>['items'][number];
export type Switch = NonNullable<Entry['switches']>[number];
export type PolicyVersion = components['schemas']['PolicyVersion'];
/** A whole version, as a draft of one is sent. */
export type PolicyData = Awaited<ReturnType<typeof fetchVersion>>;
export type PolicyClause = NonNullable<ReturnType<typeof usePolicy>['data']>['clauses'][number];
