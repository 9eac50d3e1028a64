import * as z from 'zod';
import { blank, ConfigurationError, maybe, publicUrl, type Environment } from './environment.js';
import { oidcSettings, oidcVariables, type OidcSettings } from './oidc-settings.js';
import { metricsSettings, metricsVariables, type MetricsSettings } from './metrics-settings.js';
import { mailSettings, mailVariables, type MailSettings } from './mail-settings.js';
import { outgoingVariables, reachOf } from './outgoing-settings.js';
import { scannerSettings, scannerVariables, type ScannerSettings } from './scanner-settings.js';
import type { Reach } from '../outgoing/reach.js';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.stringbool();

/** Every variable that the services read, with its default; anything unset or empty takes the default. */
const variables = z.object({
  DATABASE_URL: z.preprocess(blank, z.url({ protocol: /^postgres(ql)?$/ })),
  DATABASE_POOL_SIZE: z.preprocess(blank, z.coerce.number().int().min(1).max(200).default(10)),
  TEMPORAL_ADDRESS: z.preprocess(blank, z.string().min(1).default('127.0.0.1:7233')),
  TEMPORAL_NAMESPACE: z.preprocess(blank, z.string().min(1).default('default')),
  TEMPORAL_TASK_QUEUE: z.preprocess(blank, z.string().min(1).default('jinji')),
  TEMPORAL_TLS: maybe(flag),
  TEMPORAL_TLS_CA: maybe(z.string()),
  TEMPORAL_TLS_CERT: maybe(z.string()),
  TEMPORAL_TLS_KEY: maybe(z.string()),
  TEMPORAL_TLS_SERVER_NAME: maybe(z.string()),
  TEMPORAL_API_KEY: maybe(z.string()),
  JINJI_HOST: z.preprocess(blank, z.string().min(1).default('127.0.0.1')),
  JINJI_PORT: z.preprocess(blank, port.default(8080)),
  JINJI_PUBLIC_URL: publicUrl,
  JINJI_SESSION_SECRET: z.preprocess(blank, z.string().min(32)),
  JINJI_KEYS: z.preprocess(blank, z.string().min(1)),
  JINJI_SESSION_HOURS: z.preprocess(blank, z.coerce.number().positive().max(720).default(12)),
  JINJI_TOKEN_HOURS: z.preprocess(blank, z.coerce.number().positive().max(8760).default(12)),
  JINJI_TEMPORAL_UI: maybe(z.url({ protocol: /^https?$/ })),
  JINJI_TRUSTED_PROXIES: maybe(z.string()),
  JINJI_SIGN_IN_ATTEMPTS: z.preprocess(blank, z.coerce.number().int().min(1).default(30)),
  JINJI_SECOND_FACTOR: z.preprocess(blank, z.enum(['optional', 'offices']).default('optional')),
  JINJI_ACCOUNT_CALLS: z.preprocess(blank, z.coerce.number().int().min(1).default(3_000)),
  JINJI_ANONYMOUS_CALLS: z.preprocess(blank, z.coerce.number().int().min(1).default(3_000)),
  JINJI_LIVE_STREAMS: z.preprocess(blank, z.coerce.number().int().min(0).max(100).default(8)),
  // As long as an act that names such a file may be repeated.
  JINJI_UNBOUND_FILE_DAYS: z.preprocess(blank, z.coerce.number().int().min(1).max(365).default(14)),
  JINJI_IMPORT_LINE_DAYS: z.preprocess(blank, z.coerce.number().int().min(30).max(3650).default(400)),
  // Stands at the head of company-wide notices (9.5.10), on one line.
  JINJI_COMPANY_NAME: maybe(
    z
      .string()
      .trim()
      .min(1)
      .max(30)
      .regex(/^[^\p{Cc}\p{Cf}]*$/u),
  ),
  JINJI_DATA: maybe(z.string()),
  ...mailVariables,
  ...metricsVariables,
  ...oidcVariables,
  ...outgoingVariables,
  ...scannerVariables,
  LOG_LEVEL: z.preprocess(
    blank,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
});

const temporalVariables = variables.pick({
  TEMPORAL_ADDRESS: true,
  TEMPORAL_NAMESPACE: true,
  TEMPORAL_TASK_QUEUE: true,
  TEMPORAL_TLS: true,
  TEMPORAL_TLS_CA: true,
  TEMPORAL_TLS_CERT: true,
  TEMPORAL_TLS_KEY: true,
  TEMPORAL_TLS_SERVER_NAME: true,
  TEMPORAL_API_KEY: true,
});

/** Secrets may stand in a file instead (Docker and Kubernetes secrets): `DATABASE_URL_FILE=/run/secrets/…`. */
const SECRETS = [
  'DATABASE_URL',
  'TEMPORAL_API_KEY',
  'TEMPORAL_TLS_CA',
  'TEMPORAL_TLS_CERT',
  'TEMPORAL_TLS_KEY',
  'JINJI_SESSION_SECRET',
  'JINJI_KEYS',
  'JINJI_OIDC_CLIENT_SECRET',
  'JINJI_SMTP_CA',
  'JINJI_SMTP_PASSWORD',
  'JINJI_METRICS_TOKEN',
] as const;

/** TLS towards Temporal: `true` takes the system's certificates, PEM texts say more; absent means plain. */
export interface TemporalTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly serverName?: string;
}

/** How the workflow engine is reached. */
export interface TemporalSettings {
  /** `host:port`. */
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly tls?: TemporalTls;
  readonly apiKey?: string;
}

/** How PostgreSQL is reached; most connections at a time. */
export interface DatabaseSettings {
  readonly url: string;
  readonly poolSize: number;
}

/** Where the API listens and how browsers reach it. */
export interface ApiSettings {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The address that browsers see, without a final slash. */
  readonly publicUrl?: string;
  /** Whether browsers come by `https:`: cookies are then for TLS alone. */
  readonly overTls: boolean;
  readonly sessionSecret: string;
  readonly sessionHours: number;
  readonly tokenHours: number;
  /** What Express calls `trust proxy`: addresses or subnets, comma-separated; absent trusts none. */
  readonly trustedProxies?: string;
  /** Log-in attempts one address may make in a minute. */
  readonly signInAttempts: number;
  /** Who has to have a second step at the log-in: nobody, or everybody with an office. */
  readonly secondFactor: 'optional' | 'offices';
  /** Calls an account may make in a minute. */
  readonly accountCalls: number;
  /** Calls that may come from one address in a minute without a log-in that counts. */
  readonly anonymousCalls: number;
  /** Streams of changes that an account may have open at a time, in each process; 0 where there are none. */
  readonly liveStreams: number;
  /** Absent where the company's own log-in is not set up. */
  readonly oidc?: OidcSettings;
  /** Days after which a file that was uploaded and not handed in is removed. */
  readonly unboundFileDays: number;
  /** Days after which the lines of an import are removed; the import and its counts stay. */
  readonly importLineDays: number;
  /** Absent where uploads are not scanned. */
  readonly scanner?: ScannerSettings;
  /** Origin of Temporal's own pages, which may have content opened for whoever is logged in here. */
  readonly engineUi?: string;
  /** Where webhooks and robots may go beside public addresses. */
  readonly reach: Reach;
}

/** What the services need to know before they start, checked once. */
export interface Configuration {
  readonly database: DatabaseSettings;
  readonly temporal: TemporalSettings;
  readonly api: ApiSettings;
  /** The keys that seal and sign (docs/decisions/0044), as they were given. */
  readonly keys: string;
  /** What the company is called at the head of its company-wide notices (9.5.10); absent where nobody has said. */
  readonly companyName?: string;
  /** Where this installation keeps files of its own, such as `calendar/*.json`. */
  readonly dataFolder?: string;
  /** Absent where mail is not set up: people then read what they are told in the product alone. */
  readonly mail?: MailSettings;
  readonly metrics: MetricsSettings;
  readonly logLevel: z.infer<typeof variables>['LOG_LEVEL'];
}

/** Exit code of a service that somebody has to correct before it can start (EX_CONFIG): starting it again is no use. */
export const EX_CONFIG = 78;

/**
 * Reads the configuration from an environment. `readSecret` returns the text of a secret's file.
 * @throws ConfigurationError naming all faulty variables at once.
 */
export function readConfiguration(environment: Environment, readSecret: (path: string) => string): Configuration {
  const parsed = variables.safeParse(withSecrets(environment, readSecret));
  if (!parsed.success) {
    throw new ConfigurationError(`The environment is not complete (环境变量有误):\n${z.prettifyError(parsed.error)}`);
  }
  const v = parsed.data;
  // This service speaks plain HTTP; behind TLS the browser's address and scheme come from the proxy in front.
  const overTls = v.JINJI_PUBLIC_URL?.startsWith('https:') ?? false;
  if (overTls && v.JINJI_TRUSTED_PROXIES === undefined) {
    throw new ConfigurationError(
      'JINJI_PUBLIC_URL is https: set JINJI_TRUSTED_PROXIES to the proxy that ends TLS, such as loopback or 10.0.0.0/8 (须设置终止 TLS 的代理)',
    );
  }
  const mail = mailSettings(v);
  const oidc = oidcSettings(v);
  const scanner = scannerSettings(v);
  return {
    database: { url: v.DATABASE_URL, poolSize: v.DATABASE_POOL_SIZE },
    temporal: temporalSettings(v),
    keys: v.JINJI_KEYS,
    api: {
      host: v.JINJI_HOST,
      port: v.JINJI_PORT,
      ...(v.JINJI_PUBLIC_URL === undefined ? {} : { publicUrl: v.JINJI_PUBLIC_URL }),
      overTls,
      sessionSecret: v.JINJI_SESSION_SECRET,
      sessionHours: v.JINJI_SESSION_HOURS,
      tokenHours: v.JINJI_TOKEN_HOURS,
      ...(v.JINJI_TRUSTED_PROXIES === undefined ? {} : { trustedProxies: v.JINJI_TRUSTED_PROXIES }),
      signInAttempts: v.JINJI_SIGN_IN_ATTEMPTS,
      secondFactor: v.JINJI_SECOND_FACTOR,
      accountCalls: v.JINJI_ACCOUNT_CALLS,
      anonymousCalls: v.JINJI_ANONYMOUS_CALLS,
      liveStreams: v.JINJI_LIVE_STREAMS,
      ...(oidc === undefined ? {} : { oidc }),
      ...(scanner === undefined ? {} : { scanner }),
      unboundFileDays: v.JINJI_UNBOUND_FILE_DAYS,
      importLineDays: v.JINJI_IMPORT_LINE_DAYS,
      reach: reachOf(v),
      ...(v.JINJI_TEMPORAL_UI === undefined ? {} : { engineUi: new URL(v.JINJI_TEMPORAL_UI).origin }),
    },
    ...(v.JINJI_COMPANY_NAME === undefined ? {} : { companyName: v.JINJI_COMPANY_NAME }),
    ...(v.JINJI_DATA === undefined ? {} : { dataFolder: v.JINJI_DATA }),
    ...(mail === undefined ? {} : { mail }),
    metrics: metricsSettings(v),
    logLevel: v.LOG_LEVEL,
  };
}

/**
 * Where Temporal is, for a command that needs nothing else of the configuration.
 * @throws ConfigurationError naming all faulty variables at once.
 */
export function readTemporalSettings(environment: Environment, readSecret: (path: string) => string): TemporalSettings {
  const parsed = temporalVariables.safeParse(withSecrets(environment, readSecret));
  if (!parsed.success) {
    throw new ConfigurationError(`The environment is not complete (环境变量有误):\n${z.prettifyError(parsed.error)}`);
  }
  return temporalSettings(parsed.data);
}

/**
 * The keys as the environment gives them, by value or by file; undefined where it does not.
 * @throws ConfigurationError where the file cannot be read.
 */
export const keysOf = (environment: Environment, readSecret: (path: string) => string): string | undefined =>
  maybe(z.string()).parse(withSecrets(environment, readSecret).JINJI_KEYS);

function temporalSettings(v: z.infer<typeof temporalVariables>): TemporalSettings {
  const tls = temporalTls(v);
  return {
    address: v.TEMPORAL_ADDRESS,
    namespace: v.TEMPORAL_NAMESPACE,
    taskQueue: v.TEMPORAL_TASK_QUEUE,
    ...(tls === undefined ? {} : { tls }),
    ...(v.TEMPORAL_API_KEY === undefined ? {} : { apiKey: v.TEMPORAL_API_KEY }),
  };
}

/** An API key needs TLS; so do certificates. `TEMPORAL_TLS=false` switches it off whatever else is set. */
function temporalTls(v: z.infer<typeof temporalVariables>): TemporalTls | undefined {
  const parts = {
    ...(v.TEMPORAL_TLS_CA === undefined ? {} : { ca: v.TEMPORAL_TLS_CA }),
    ...(v.TEMPORAL_TLS_CERT === undefined ? {} : { cert: v.TEMPORAL_TLS_CERT }),
    ...(v.TEMPORAL_TLS_KEY === undefined ? {} : { key: v.TEMPORAL_TLS_KEY }),
    ...(v.TEMPORAL_TLS_SERVER_NAME === undefined ? {} : { serverName: v.TEMPORAL_TLS_SERVER_NAME }),
  };
  const asked = v.TEMPORAL_TLS ?? (Object.keys(parts).length > 0 || v.TEMPORAL_API_KEY !== undefined);
  return asked ? parts : undefined;
}

/** Replaces `NAME` by the content of the file that `NAME_FILE` names; a final newline is dropped. */
function withSecrets(
  environment: Environment,
  readSecret: (path: string) => string,
): Record<string, string | undefined> {
  const result: Record<string, string | undefined> = { ...environment };
  for (const name of SECRETS) {
    const path = environment[`${name}_FILE`];
    if (path === undefined || path === '') continue;
    if (environment[name]) throw new ConfigurationError(`${name} and ${name}_FILE are both set; keep one.`);
    try {
      result[name] = readSecret(path).replace(/\r?\n$/, '');
    } catch (cause) {
      throw new ConfigurationError(
        `${name}_FILE cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      );
    }
  }
  return result;
}
