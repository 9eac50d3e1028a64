import { useQuery } from '@tanstack/react-query';
import { api, body } from './client.js';
import type { components } from './schema.js';

export type Foretold = components['schemas']['Foretold'];
export type CycleForecast = components['schemas']['CycleForecast'];
export type ForecastCost = components['schemas']['ForecastCost'];
export type ForecastState = Foretold['state'];

/** How a cycle may look for somebody, nearest to a promotion first. */
export const FORECAST_STATES: readonly ForecastState[] = ['eligible', 'on-hold', 'needs-ruling', 'within-reach', 'not'];

const queryOf = (cycle: string | undefined) => ({ params: { query: cycle === undefined ? {} : { cycle } } });

/** What a cycle to come would find of those whom one may see; the nearest where none is named. */
export const useForecast = (cycle: string | undefined) =>
  useQuery({ queryKey: ['forecast', cycle], queryFn: () => body(api.GET('/v1/forecast', queryOf(cycle))) });

/** What it would cost a month; asked for by those alone who see pay. */
export const useForecastCost = (cycle: string | undefined, enabled: boolean) =>
  useQuery({
    queryKey: ['forecast', 'cost', cycle],
    enabled,
    queryFn: () => body(api.GET('/v1/forecast/cost', queryOf(cycle))),
  });
