import { describe, expect, test } from '@jest/globals';
import { ConfigurationError, readConfiguration } from '../../domain/configuration.js';

const SECRET = 'a secret of the tests, thirty-two characters';
const base = { DATABASE_URL: 'postgresql://jinji@127.0.0.1/jinji', JINJI_SESSION_SECRET: SECRET };
const read = (environment: Record<string, string>, file = '') => readConfiguration(environment, () => file);

describe('the configuration', () => {
  test('needs a database and a secret, and has a default for all else', () => {
    const configuration = read(base);
    expect(configuration.temporal).toEqual({ address: '127.0.0.1:7233', namespace: 'default', taskQueue: 'jinji' });
    expect(configuration.api).toMatchObject({ host: '127.0.0.1', port: 8080 });
  });

  test('names every fault at once and repeats no value', () => {
    const faulty = { DATABASE_URL: 'mysql://secret', JINJI_SESSION_SECRET: 'short', JINJI_PORT: '99999' };
    const message = ((): string => {
      try {
        read(faulty);
        return '';
      } catch (error) {
        return error instanceof ConfigurationError ? error.message : '';
      }
    })();
    for (const name of ['DATABASE_URL', 'JINJI_SESSION_SECRET', 'JINJI_PORT']) expect(message).toContain(name);
    expect(message).not.toMatch(/mysql|short/);
  });

  test('takes secrets from files, but not from two places', () => {
    const rest = { JINJI_SESSION_SECRET: SECRET };
    const fromFile = read({ ...rest, DATABASE_URL_FILE: '/run/secrets/url' }, 'postgres://x/y\n');
    expect(fromFile.database.url).toBe('postgres://x/y');
    expect(() => read({ ...base, DATABASE_URL_FILE: '/run/secrets/url' })).toThrow('keep one');
    expect(read({ ...base, DATABASE_URL_FILE: '' }).database.url).toBe(base.DATABASE_URL);
  });

  test('over TLS needs to know the proxy, or no browser would get its cookie', () => {
    expect(() => read({ ...base, JINJI_PUBLIC_URL: 'https://jinji.example' })).toThrow('JINJI_TRUSTED_PROXIES');
  });

  test.each([
    [{}, undefined],
    [{ TEMPORAL_API_KEY: 'k' }, {}],
    [{ TEMPORAL_TLS: 'true' }, {}],
    [{ TEMPORAL_TLS_SERVER_NAME: 'n' }, { serverName: 'n' }],
    [{ TEMPORAL_TLS: 'false', TEMPORAL_API_KEY: 'k' }, undefined],
  ])('%j gives TLS %j', (environment, expected) => {
    expect(read({ ...base, ...environment }).temporal.tls).toEqual(expected);
  });
});
