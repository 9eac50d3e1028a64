import * as z from 'zod';
import { maybe } from './environment.js';

/** Where and to whom the processes give their metrics. */
export interface MetricsSettings {
  /** What a scraper of the API has to show; absent where there is no `/metrics`. */
  readonly token?: string;
  /** `host:port` at which the worker's engine library gives its own; absent where it does not. */
  readonly workerAddress?: string;
  /** Where traces of requests go, by OTLP over HTTP; absent where they go nowhere. */
  readonly traces?: string;
}

/** The variables of metrics; without them nobody is given any. */
export const metricsVariables = {
  JINJI_METRICS_TOKEN: maybe(z.string().min(16)),
  JINJI_WORKER_METRICS: maybe(
    z.string().regex(/^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\]):\d{1,5}$/i, 'must be address:port （地址：端口）'),
  ),
  JINJI_TRACES: maybe(z.url({ protocol: /^https?$/ })),
};

type Read = z.infer<ReturnType<typeof z.object<typeof metricsVariables>>>;

/** The settings of metrics, each where it was given. */
export const metricsSettings = ({
  JINJI_METRICS_TOKEN: token,
  JINJI_WORKER_METRICS: workerAddress,
  JINJI_TRACES: traces,
}: Read): MetricsSettings => ({
  ...(token === undefined ? {} : { token }),
  ...(workerAddress === undefined ? {} : { workerAddress }),
  ...(traces === undefined ? {} : { traces }),
});
