import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { hostOf } from '../domain/outgoing/address.js';
import { isReachable, type Reach, type Scheme } from '../domain/outgoing/reach.js';

/** Milliseconds for the whole: the name, the connection, the answer. */
const TIMEOUT_MS = 10_000;
/** So much of an answer is read. */
const MOST_BYTES = 16_384;

/** What the other side answered: its status, the beginning of what it said, and its `Retry-After` as it was written. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | undefined;
}

/** Where a request may go, and how long it may take. */
export interface PostSettings {
  readonly reach: Reach;
  readonly timeoutMs?: number;
}

/** No answer came, or the request went nowhere; `code` says why. */
export class NotReached extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Posts a body to an address. The name is resolved and judged here and the connection goes to what was judged, so that a
 * name which answers differently the next time leads nowhere else (docs/decisions/0055). Follows no redirect, keeps no
 * connection, and reads no more than the beginning of an answer.
 * @throws NotReached where no status came in time, or nothing may be sent there.
 */
export function post(
  url: URL,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  { reach, timeoutMs = TIMEOUT_MS }: PostSettings,
): Promise<Answer> {
  const scheme = url.protocol as Scheme;
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isReachable(host, scheme, reach)) return Promise.reject(forbidden());
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    lookup: judged(scheme, reach),
    signal: AbortSignal.timeout(timeoutMs),
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'Jinji' },
  };
  return new Promise((done, failed) => {
    const send = scheme === 'https:' ? tlsRequest : plainRequest;
    let answered = false;
    const sent = send(url, options, (answer) => {
      answered = true;
      void beginningOf(answer).then((said) => {
        done({ status: answer.statusCode ?? 0, body: said, retryAfter: answer.headers['retry-after'] });
        sent.destroy();
      });
    });
    sent.on('error', (error) => {
      if (!answered) failed(notReached(error));
    });
    sent.end(body);
  });
}

/** Resolves a name for a connection: all its addresses have to be allowed, or it is not made. */
const judged =
  (scheme: Scheme, reach: Reach): LookupFunction =>
  (name, options, callback) => {
    resolve(name, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error !== null) {
        callback(error, '', 0);
        return;
      }
      const [first] = addresses;
      if (first === undefined) callback(new NotReached('ENOTFOUND', name), '', 0);
      else if (!addresses.every(({ address }) => isReachable(address, scheme, reach))) callback(forbidden(), '', 0);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

/** As much of an answer as is read; what was there when it broke off or took too long. */
async function beginningOf(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of answer) {
      pieces.push(piece as Buffer);
      bytes += (piece as Buffer).length;
      if (bytes >= MOST_BYTES) break;
    }
  } catch {
    // The status came, and it is what counts.
  }
  return Buffer.concat(pieces).subarray(0, MOST_BYTES).toString();
}

const forbidden = (): NotReached =>
  new NotReached(
    'ADDRESS_NOT_ALLOWED',
    '网址解析到不允许的 IP 地址 · the name leads to an address that is not allowed',
  );

function notReached(error: Error): NotReached {
  if (error instanceof NotReached) return error;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return new NotReached('TIMEOUT', '超时未答复 · no answer in time');
  }
  return new NotReached((error as NodeJS.ErrnoException).code ?? 'UNKNOWN', error.message);
}
