import { describe, expect, it } from '@jest/globals';
import { temporalConnection } from '../../domain/settings/temporal-connection.js';

const settings = { address: 'temporal.example:7233', namespace: 'hr', taskQueue: 'jinji' };

describe('how Temporal is reached', () => {
  it('plainly, where nothing is said of TLS', () => {
    expect(temporalConnection(settings)).toEqual({ address: 'temporal.example:7233' });
  });

  it('by the system’s certificates with an API key', () => {
    expect(temporalConnection({ ...settings, apiKey: 'key', tls: {} })).toEqual({
      address: 'temporal.example:7233',
      apiKey: 'key',
      tls: {},
    });
  });

  it('by certificates of one’s own; a certificate without its key is none', () => {
    const tls = { ca: 'CA', cert: 'CERT', key: 'KEY', serverName: 'inner' };
    expect(temporalConnection({ ...settings, tls }).tls).toEqual({
      serverNameOverride: 'inner',
      serverRootCACertificate: Buffer.from('CA'),
      clientCertPair: { crt: Buffer.from('CERT'), key: Buffer.from('KEY') },
    });
    expect(temporalConnection({ ...settings, tls: { cert: 'CERT' } }).tls).toEqual({});
  });
});
