import { describe, expect, test } from '@jest/globals';
import { readConfiguration } from '../../../domain/settings/configuration.js';
import { ConfigurationError } from '../../../domain/settings/environment.js';

const SECRET = 'a secret of the tests, thirty-two characters';
const own = { JINJI_SESSION_SECRET: SECRET, JINJI_KEYS: 'k seal x' };
const base = { DATABASE_URL: 'postgresql://jinji@127.0.0.1/jinji', ...own };
const read = (environment: Record<string, string>, file = '') => readConfiguration(environment, () => file);

describe('the configuration', () => {
  test('mail needs a sender and the address to link to, and sends no password in the clear', () => {
    const smtp = { ...base, JINJI_SMTP_HOST: 'smtp.example.com' };
    const whole = { ...smtp, JINJI_MAIL_FROM: 'hr@example.com', JINJI_PUBLIC_URL: 'http://jinji.example.com/' };
    expect(read(base).mail).toBeUndefined();
    expect(read(whole).mail).toEqual({
      host: 'smtp.example.com',
      port: 587,
      tls: 'starttls',
      from: 'hr@example.com',
      link: 'http://jinji.example.com',
    });
    const login = { JINJI_SMTP_USER: 'jinji', JINJI_SMTP_PASSWORD_FILE: '/run/secrets/smtp_password' };
    expect(read({ ...whole, ...login, JINJI_SMTP_TLS: 'implicit' }, 'secret\n').mail).toMatchObject({
      port: 465,
      login: { user: 'jinji', password: 'secret' },
    });
    // An empty secret, as the compose file has it until there is one, is none.
    expect(read({ ...base, JINJI_SMTP_PASSWORD_FILE: '/run/secrets/smtp_password' }).mail).toBeUndefined();
    for (const wrong of [
      smtp,
      { ...smtp, JINJI_MAIL_FROM: 'hr@example.com' },
      { ...whole, JINJI_MAIL_FROM: 'HR <hr@example.com>' },
      { ...whole, JINJI_SMTP_USER: 'jinji' },
      { ...whole, ...login, JINJI_SMTP_TLS: 'none' },
    ])
      expect(() => read(wrong, 'secret')).toThrow(ConfigurationError);
  });

  test('needs a database and a secret, and has a default for all else', () => {
    const configuration = read(base);
    expect(configuration.temporal).toEqual({ address: '127.0.0.1:7233', namespace: 'default', taskQueue: 'jinji' });
    expect(configuration.api).toMatchObject({ host: '127.0.0.1', port: 8080 });
  });

  test('the company’s name is one short line, or nobody has said', () => {
    expect(read(base).companyName).toBeUndefined();
    expect(read({ ...base, JINJI_COMPANY_NAME: '' }).companyName).toBeUndefined();
    expect(read({ ...base, JINJI_COMPANY_NAME: ' 晋级电商有限公司 ' }).companyName).toBe('晋级电商有限公司');
    for (const wrong of ['长'.repeat(31), '两\n行', '转\u202e向'])
      expect(() => read({ ...base, JINJI_COMPANY_NAME: wrong })).toThrow(ConfigurationError);
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
    for (const name of ['DATABASE_URL', 'JINJI_SESSION_SECRET', 'JINJI_KEYS', 'JINJI_PORT'])
      expect(message).toContain(name);
    expect(message).not.toMatch(/mysql|short/);
  });

  test('takes secrets from files, but not from two places', () => {
    const fromFile = read({ ...own, DATABASE_URL_FILE: '/run/secrets/url' }, 'postgres://x/y\n');
    expect(fromFile.database.url).toBe('postgres://x/y');
    expect(() => read({ ...base, DATABASE_URL_FILE: '/run/secrets/url' })).toThrow('keep one');
    expect(read({ ...base, DATABASE_URL_FILE: '' }).database.url).toBe(base.DATABASE_URL);
  });

  test('the address that browsers see has no final slash, and set to nothing is not set', () => {
    const { api } = read({ ...base, JINJI_PUBLIC_URL: 'https://jinji.example/hr/', JINJI_TRUSTED_PROXIES: 'loopback' });
    expect([api.publicUrl, api.overTls]).toEqual(['https://jinji.example/hr', true]);
    const plain = read({ ...base, JINJI_PUBLIC_URL: 'http://jinji.example/' }).api;
    expect([plain.publicUrl, plain.overTls]).toEqual(['http://jinji.example', false]);
    for (const none of [base, { ...base, JINJI_PUBLIC_URL: '' }])
      expect([read(none).api.publicUrl, read(none).api.overTls]).toEqual([undefined, false]);
    expect(() => read({ ...base, JINJI_PUBLIC_URL: 'jinji.example' })).toThrow('JINJI_PUBLIC_URL');
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
