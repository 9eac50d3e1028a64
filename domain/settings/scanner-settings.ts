import * as z from 'zod';
import { blank, maybe } from './environment.js';

/** Where the virus scanner listens: a TCP address, or the path of a unix socket. */
type ScannerAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** How the virus scanner (ClamAV's clamd) is asked about uploads. */
export interface ScannerSettings {
  readonly at: ScannerAddress;
  /** How long one may wait for it at a time, in milliseconds. */
  readonly patienceMs: number;
}

/** `host:port`, with an IPv6 address in brackets. */
const TCP = /^(?:\[([0-9a-f:.]+)\]|([^\s:/[\]]+)):(\d{1,5})$/i;

/** Undefined for what is neither an address nor an absolute path. */
function addressOf(written: string): ScannerAddress | undefined {
  if (written.startsWith('/')) return { path: written };
  const [, v6, name, port] = TCP.exec(written) ?? [];
  const host = v6 ?? name;
  const number = Number(port);
  return host === undefined || number < 1 || number > 65_535 ? undefined : { host, port: number };
}

/** The variables of the virus scanner; without `JINJI_CLAMD` nothing is scanned. */
export const scannerVariables = {
  JINJI_CLAMD: maybe(
    z.string().transform((written, context) => {
      const at = addressOf(written.trim());
      if (at !== undefined) return at;
      context.addIssue({
        code: 'custom',
        message: 'must be host:port or the absolute path of a socket (地址或套接字路径)',
      });
      return z.NEVER;
    }),
  ),
  JINJI_CLAMD_SECONDS: z.preprocess(blank, z.coerce.number().int().min(1).max(120).default(20)),
};

type Read = z.infer<ReturnType<typeof z.object<typeof scannerVariables>>>;

/** The settings of the scanner; undefined where none is set up. */
export const scannerSettings = ({
  JINJI_CLAMD: at,
  JINJI_CLAMD_SECONDS: seconds,
}: Read): ScannerSettings | undefined => (at === undefined ? undefined : { at, patienceMs: seconds * 1000 });
