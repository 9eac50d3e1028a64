import { useQuery } from '@tanstack/react-query';
import { useSay } from '../i18n/language.js';
import { api, body } from './client.js';
import type { components } from './schema.js';

export type Pipeline = components['schemas']['Pipeline'];
export type PipelineStage = components['schemas']['PipelineStage'];

/** The pipelines of all kinds of cases. */
export const usePipelines = () =>
  useQuery({ queryKey: ['pipelines'], queryFn: () => body(api.GET('/v1/pipelines')), staleTime: Infinity });

/** The pipeline of a kind of case as its workflow follows it; undefined until it has come, or where there is none. */
export function usePipeline(kind: string): Pipeline | undefined {
  return usePipelines().data?.items.find((one) => one.kind === kind);
}

/** What the stages of a kind are called. */
export function useStageNames(kind: string): Readonly<Record<string, string>> {
  const say = useSay();
  return Object.fromEntries((usePipeline(kind)?.stages ?? []).map(({ stage, title }) => [stage, say(title)]));
}
