import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly networks: readonly string[];
  readonly volumes?: readonly string[];
  readonly restart: string;
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
let schema: Record<string, unknown>;
let dockerfile: string;
beforeAll(async () => {
  compose = parse(await read('docker-compose.yml'), { merge: true }) as Compose;
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
