import { parse } from 'yaml';

/** One health check, times in milliseconds. */
export interface HealthCheck {
  readonly test: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number;
}

/** One service of the file, its short forms written out. */
export interface Service {
  readonly name: string;
  readonly image: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly envFiles: readonly { readonly path: string; readonly required: boolean }[];
  readonly secrets: readonly string[];
  readonly configs: readonly { readonly source: string; readonly target: string }[];
  readonly networks: readonly string[];
  readonly volumes: readonly { readonly name: string; readonly target: string }[];
  readonly tmpfs: readonly { readonly target: string; readonly options: string }[];
  readonly readOnly: boolean;
  readonly init: boolean;
  readonly dropsAll: boolean;
  readonly noNewPrivileges: boolean;
  readonly restart: string;
  readonly dependsOn: readonly { readonly name: string; readonly condition: string }[];
  readonly health?: HealthCheck;
  /** Milliseconds between the signal and the kill. */
  readonly grace: number;
  readonly ports: readonly Port[];
  readonly memoryLimit?: number;
  readonly sharedMemory: string;
  readonly profiles: readonly string[];
}

/** What of a container is published, and where. */
export interface Port {
  readonly host: string;
  readonly published: number;
  readonly target: number;
}

/** The compose file, ready to be carried out. */
export interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  /** Networks: whether they lead out, and their subnet where the file names one. */
  readonly networks: Readonly<Record<string, { readonly internal: boolean; readonly subnet?: string }>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly configs: Readonly<Record<string, string>>;
}

type Raw = Readonly<Record<string, unknown>>;
/** A number or a word of the file. */
const word = (value: unknown): string =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
const record = (value: unknown): Raw => (value ?? {}) as Raw;
const list = (value: unknown): readonly string[] => ((value ?? []) as readonly unknown[]).map(String);

/** `$$`, `${A}` and `${A:-b}` of one text, as the Compose Specification has them. */
export const interpolate = (text: string, env: NodeJS.ProcessEnv): string =>
  text.replace(/\$(?:(\$)|\{(\w+)(?::-([^}]*))?\})/g, (_all, dollar?: string, name = '', other = '') => {
    if (dollar !== undefined) return '$';
    const value = env[name as string] ?? '';
    return value === '' ? String(other) : value;
  });

function interpolated(value: unknown, env: NodeJS.ProcessEnv): unknown {
  if (typeof value === 'string') return interpolate(value, env);
  if (Array.isArray(value)) return value.map((one) => interpolated(one, env));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, interpolated(one, env)]));
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
/** `30s`, `1m30s` in milliseconds. */
function milliseconds(text: unknown, other: number): number {
  if (text === undefined) return other;
  const parts = [...word(text).matchAll(/(\d+)(ms|s|m|h)/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0);
}

/** `1g`, `256m` in bytes. */
function bytes(text: string): number {
  const [, amount = '0', unit = ''] = /^(\d+)([kmg]?)b?$/i.exec(text) ?? [];
  return Number(amount) * 1024 ** ['', 'k', 'm', 'g'].indexOf(unit.toLowerCase());
}

function healthCheck(raw: unknown): HealthCheck | undefined {
  if (raw === undefined) return undefined;
  const { test, interval, timeout, retries, start_period: startPeriod } = record(raw);
  return {
    test: list(test),
    interval: milliseconds(interval, 30_000),
    timeout: milliseconds(timeout, 30_000),
    retries: Number(retries ?? 3),
    startPeriod: milliseconds(startPeriod, 0),
  };
}

function port(text: string): Port {
  const parts = text.split(':');
  const [target, published, host] = parts.reverse();
  return { target: Number(target), published: Number(published), host: host ?? '0.0.0.0' };
}

const pair = (text: string): readonly [string, string] => {
  const at = text.indexOf(':');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

function service(name: string, raw: Raw): Service {
  const health = healthCheck(raw.healthcheck);
  return {
    name,
    image: String(raw.image),
    ...(raw.entrypoint === undefined ? {} : { entrypoint: list(raw.entrypoint) }),
    ...(raw.command === undefined ? {} : { command: list(raw.command) }),
    environment: Object.fromEntries(
      Object.entries(record(raw.environment)).map(([key, value]) => [key, String(value)]),
    ),
    envFiles: ((raw.env_file ?? []) as readonly Raw[]).map(({ path, required }) => ({
      path: String(path),
      required: required !== false,
    })),
    secrets: list(raw.secrets),
    configs: ((raw.configs ?? []) as readonly Raw[]).map(({ source, target }) => ({
      source: String(source),
      target: String(target),
    })),
    networks: list(raw.networks),
    volumes: list(raw.volumes).map((text) => ({ name: pair(text)[0], target: pair(text)[1] })),
    tmpfs: list(raw.tmpfs).map((text) => ({ target: pair(text)[0], options: pair(text)[1] })),
    readOnly: raw.read_only === true,
    init: raw.init === true,
    dropsAll: list(raw.cap_drop).includes('ALL'),
    noNewPrivileges: list(raw.security_opt).includes('no-new-privileges:true'),
    restart: word(raw.restart ?? 'no'),
    dependsOn: Object.entries(record(raw.depends_on)).map(([one, on]) => ({
      name: one,
      condition: String(record(on).condition),
    })),
    ...(health === undefined ? {} : { health }),
    grace: milliseconds(raw.stop_grace_period, 10_000),
    ports: list(raw.ports).map(port),
    ...(raw.mem_limit === undefined ? {} : { memoryLimit: bytes(word(raw.mem_limit)) }),
    sharedMemory: word(raw.shm_size ?? '64m'),
    profiles: list(raw.profiles),
  };
}

function subnetOf(network: Raw): { readonly subnet?: string } {
  const [config] = (record(network.ipam).config ?? []) as readonly Raw[];
  return config?.subnet === undefined ? {} : { subnet: word(config.subnet) };
}

/** Reads docker-compose.yml as an engine would: merged, interpolated, short forms written out. */
export function readCompose(text: string, env: NodeJS.ProcessEnv): ComposeFile {
  const raw = record(interpolated(parse(text, { merge: true }), env));
  const files = (of: unknown) =>
    Object.fromEntries(Object.entries(record(of)).map(([name, one]) => [name, String(record(one).file)]));
  return {
    services: Object.fromEntries(
      Object.entries(record(raw.services)).map(([name, one]) => [name, service(name, record(one))]),
    ),
    networks: Object.fromEntries(
      Object.entries(record(raw.networks)).map(([name, one]) => [
        name,
        { internal: record(one).internal === true, ...subnetOf(record(one)) },
      ]),
    ),
    secrets: files(raw.secrets),
    configs: files(raw.configs),
  };
}

/** Services of the profiles, each after what it waits for. */
export function startOrder({ services }: ComposeFile, profiles: readonly string[] = []): readonly Service[] {
  const order = new Set<Service>();
  const add = (name: string): void => {
    const one = services[name];
    if (one === undefined) throw new Error(`no service ${name}`);
    for (const { name: before } of one.dependsOn) add(before);
    order.add(one);
  };
  for (const { name, profiles: wanted } of Object.values(services))
    if (wanted.length === 0 || wanted.some((profile) => profiles.includes(profile))) add(name);
  return [...order];
}
