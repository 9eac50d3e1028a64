import type { TemporalSettings } from './configuration.js';

/** What every connection of Temporal's SDK takes, client's and worker's alike. */
export interface TemporalConnection {
  readonly address: string;
  readonly apiKey?: string;
  readonly tls?: {
    readonly serverNameOverride?: string;
    readonly serverRootCACertificate?: Uint8Array;
    readonly clientCertPair?: { readonly crt: Uint8Array; readonly key: Uint8Array };
  };
}

const bytes = (pem: string): Uint8Array => Buffer.from(pem);

/** Address, API key and TLS in the SDK's shape; empty TLS goes by the system's certificates, absent is plain. */
export function temporalConnection({ address, apiKey, tls }: TemporalSettings): TemporalConnection {
  return {
    address,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(tls === undefined
      ? {}
      : {
          tls: {
            ...(tls.serverName === undefined ? {} : { serverNameOverride: tls.serverName }),
            ...(tls.ca === undefined ? {} : { serverRootCACertificate: bytes(tls.ca) }),
            ...(tls.cert === undefined || tls.key === undefined
              ? {}
              : { clientCertPair: { crt: bytes(tls.cert), key: bytes(tls.key) } }),
          },
        }),
  };
}
