import type { Client } from 'openapi-fetch';
import type { paths } from './schema.js';

export type { components, paths } from './schema.js';

/** How a client reaches the API. */
export interface ClientSettings {
  /** Of the installation, such as `https://jinji.example.com`. */
  readonly baseUrl: string;
  /** Of a log-in (`POST /v1/sessions` with `token: true`), or of an account of a script. */
  readonly token: string;
  /** In which language refusals are told; both stand in `texts`. */
  readonly language?: 'zh-CN' | 'en';
  /** Instead of the one of the platform: to log calls, or to go through a proxy. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * A client whose paths, parameters, bodies and answers are those of the API's description (openapi-fetch). Writes get an
 * `Idempotency-Key` of their own where you give none.
 */
export declare function createJinjiClient(
  settings: ClientSettings,
): Client<paths, 'application/json' | 'application/problem+json'>;
