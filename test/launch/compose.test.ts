import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { knownKeys, readKeys } from '../../seal/key-ring.js';
import { interpolate, readCompose, startOrder } from './compose/compose-file.js';
import { linesOf } from './compose/terminal.js';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly networks: readonly string[];
  readonly volumes?: readonly string[];
  readonly restart: string;
  readonly ports?: readonly string[];
  readonly env_file?: readonly object[];
  readonly logging?: { readonly options: object };
  readonly mem_limit?: string;
  readonly stop_grace_period?: string;
  readonly profiles?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: object;
  readonly volumes: object;
  readonly secrets: Readonly<Record<string, { readonly file?: string }>>;
}

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

let compose: Compose;
let composeText: string;
let schema: Record<string, unknown>;
let dockerfile: string;
beforeAll(async () => {
  composeText = await read('docker-compose.yml');
  compose = parse(composeText, { merge: true }) as Compose;
  schema = JSON.parse(await read('test/launch/compose/compose-spec.json')) as Record<string, unknown>;
  dockerfile = await read('Dockerfile');
});

function validator() {
  // Ajv knows draft 07 by an address with http.
  const body = { ...schema, $schema: 'http://json-schema.org/draft-07/schema#' };
  return new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(body);
}

describe('docker-compose.yml', () => {
  it('is valid by the schema of the Compose Specification', () => {
    const validate = validator();
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it('would be refused with a misspelt key (the schema does check)', () => {
    const validate = validator();
    expect(validate({ services: { api: { image: 'x', depend_on: ['db'] } } })).toBe(false);
    expect(validate({ services: { api: { image: 'x', restart: 5 } } })).toBe(false);
  });

  it('names only networks, volumes, secrets and services that are declared', () => {
    for (const service of Object.values(compose.services)) {
      expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining([...service.networks]));
      expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining([...(service.secrets ?? [])]));
      const volumes = (service.volumes ?? []).map((volume) => volume.split(':')[0]);
      expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(volumes));
      expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(Object.keys(service.depends_on ?? {})));
    }
  });

  it('waits for health where there is a health check, and for the end of what ends', () => {
    for (const service of Object.values(compose.services)) {
      for (const [name, { condition }] of Object.entries(service.depends_on ?? {})) {
        const once = compose.services[name]?.restart.startsWith('on-failure');
        expect([name, condition]).toEqual([name, once ? 'service_completed_successfully' : 'service_healthy']);
        if (!once) expect(compose.services[name]).toHaveProperty('healthcheck');
      }
    }
  });

  it('asks a database server by the network, and gives it time for its last checkpoint', () => {
    // While the image makes the cluster, a server answers on its socket alone.
    const { services } = readCompose(composeText, {});
    for (const { name, image, health, grace } of Object.values(services))
      if (image.startsWith('postgres:'))
        expect([name, grace, health?.test.join(' ')]).toEqual([name, 60_000, expect.stringContaining('-h 127.0.0.1')]);
  });

  it('is started in an order in which each comes after what it waits for (npm run drill:compose)', () => {
    const order = startOrder(readCompose(composeText, {})).map(({ name }) => name);
    expect(order).not.toContain('caddy');
    expect(startOrder(readCompose(composeText, {}), ['tls']).at(-1)?.name).toBe('caddy');
    for (const [index, name] of order.entries())
      for (const before of Object.keys(compose.services[name]?.depends_on ?? {}))
        expect(order.slice(0, index)).toContain(before);
    expect(interpolate('a$$b ${A:-c} ${B:-d}', { B: 'e' })).toBe('a$b c e');
  });

  it('has in docs/operating.md lines for each step that name services that exist', async () => {
    const document = await read('docs/operating.md');
    for (const step of [3, 4, 6, 7, 8, 9]) {
      const lines = linesOf(document, 'With Docker Compose', step);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        const [, service] = /^docker compose (?:exec|run) (?:-\S+ )*(\S+)/.exec(line) ?? [];
        if (service !== undefined) expect(Object.keys(compose.services)).toContain(service);
      }
    }
  });

  it('pins every image and carries no secret in the file', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      expect([name, service.image]).toEqual([name, expect.stringMatching(/:\d+\.\d+/)]);
      for (const [key, value] of Object.entries(service.environment ?? {})) {
        if (/PASSWORD|SECRET|PWD|DATABASE_URL|API_KEY/.test(key)) {
          expect([name, key, value]).toEqual([
            name,
            expect.stringMatching(/_FILE$/),
            expect.stringMatching(/^\/run\/secrets\//),
          ]);
        }
      }
    }
    expect(Object.values(compose.secrets).every((secret) => secret.file !== undefined)).toBe(true);
  });

  it('lets API and worker know the role of the service alone, and migrations the owner', () => {
    const urls = (name: string) => (compose.services[name]?.secrets ?? []).filter((one) => one.startsWith('database_'));
    expect(urls('api')).toEqual(['database_url']);
    expect(urls('worker')).toEqual(['database_url']);
    expect(urls('migrate')).toEqual([
      'database_url',
      'database_owner_url',
      'database_reader_url',
      'database_admin_url',
    ]);
  });

  it('keeps Temporal and the project on database servers of their own', () => {
    expect(compose.services['temporal-db']?.volumes).not.toEqual(compose.services.db?.volumes);
    expect(compose.services['temporal-db']?.networks).toEqual(['temporal']);
    expect(compose.services.api?.networks).toEqual(['service']);
  });

  it('lets every setting of the services be given, and keeps what it gives itself (docs/operating.md)', async () => {
    const { environment = {}, env_file: files } = compose.services.api ?? {};
    expect(files).toEqual([{ path: 'docker/jinji.env', required: false }]);
    // What is given in the file would be of no use where the environment has it as well.
    const example = await read('docker/jinji.env.example');
    const offered = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name ?? '');
    expect(offered.filter((name) => name in environment)).toEqual([]);
    const known = await read('docs/operating.md');
    expect(offered.filter((name) => !known.includes(`\`${name}\``))).toEqual([]);
  });

  it('listens on this machine alone, ends logs, and gives requests and steps under way their time', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      for (const port of service.ports ?? [])
        if (name !== 'caddy') expect([name, port]).toEqual([name, expect.stringMatching(/127\.0\.0\.1/)]);
      if (service.restart !== 'unless-stopped') continue;
      expect([name, service.logging?.options]).toEqual([name, { 'max-size': '10m', 'max-file': '5' }]);
      expect([name, service.mem_limit]).toEqual([name, expect.stringMatching(/^\d+[mg]$/)]);
    }
    for (const name of ['api', 'worker']) expect(compose.services[name]?.stop_grace_period).toBe('30s');
    expect(compose.services['temporal-ui']?.profiles).toEqual(['ui']);
  });

  it('has its secrets made by sh alone, all that it names, once, and keys that the service reads', async () => {
    const place = await mkdtemp(join(tmpdir(), 'jinji-compose-'));
    try {
      const script = join(place, 'scripts', 'compose-secrets.sh');
      await mkdir(dirname(script));
      await writeFile(script, await read('scripts/compose-secrets.sh'));
      const make = () => execFileSync('sh', [script], { env: { PATH: process.env.PATH }, encoding: 'utf8' });
      expect(make()).toBe(`${join(place, '.jinji', 'compose')}\n`);
      const text = async (name: string) => readFile(join(place, compose.secrets[name]?.file ?? ''), 'utf8');
      const made = Object.fromEntries(
        await Promise.all(Object.keys(compose.secrets).map(async (name) => [name, await text(name)])),
      ) as Readonly<Record<string, string>>;
      expect(knownKeys(readKeys(made.keys ?? '')).map(({ use }) => use)).toEqual(['seal', 'sign']);
      expect(made.session_secret).toMatch(/^[\w-]{43}$/);
      expect(made.database_admin_url).toContain(made.db_password ?? '');
      expect(new Set(Object.values(made)).size).toBe(Object.keys(made).length);
      make();
      for (const [name, before] of Object.entries(made)) expect([name, await text(name)]).toEqual([name, before]);
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  });

  it('runs API, worker and migrations from the one image, by entries that exist', async () => {
    for (const [name, entry] of [
      ['api', 'api/main'],
      ['worker', 'worker/main'],
      ['migrate', 'cli/jinji'],
    ] as const) {
      expect(compose.services[name]?.image).toBe('jinji:0.1.0');
      const command = compose.services[name]?.command?.join(' ') ?? dockerfile;
      expect(command).toContain(`dist/${entry}.js`);
      await expect(read(`${entry}.ts`)).resolves.toBeTruthy();
    }
  });
});

describe('the Dockerfile', () => {
  it('has more than one stage, the last of which does not run as root', () => {
    const stages = dockerfile.split(/^FROM /m).slice(1);
    expect(stages.length).toBeGreaterThan(1);
    const users = [...(stages.at(-1) ?? '').matchAll(/^USER (\S+)$/gm)].map((match) => match[1]);
    expect(users.at(-1)).toBe('node');
    expect(stages.every((stage) => /^node:\d+\.\d+\.\d+-/.test(stage))).toBe(true);
  });
});
