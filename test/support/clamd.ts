import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** How the scanner of a test behaves. */
export type Manner = 'scans' | 'hangs' | 'closes' | 'nonsense' | 'small' | 'endless';

/** EICAR's test file, put together here so that no scanner takes this file for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** What `StreamMaxLength` allows where it is small, in bytes. */
const SMALL = 64 * 1024;

/** A clamd by its manual (clamd(8)), on loopback or a socket: one INSTREAM a connection, as a `z` command. */
export interface FakeClamd {
  /** For `JINJI_CLAMD`. */
  readonly at: string;
  manner: Manner;
  /** What it was given, a file each. */
  readonly files: Buffer[];
  /** Connections that were opened, and those that are still. */
  opened(): number;
  open(): number;
  close(): Promise<void>;
}

/** @param path of a unix socket; loopback without */
export async function fakeClamd(path?: string): Promise<FakeClamd> {
  const sockets = new Set<Socket>();
  let opened = 0;
  const files: Buffer[] = [];
  const server: Server = createServer((socket) => {
    opened += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    attend(socket);
  });
  const attend = (socket: Socket): void => {
    let came = Buffer.alloc(0);
    let isBegun = false;
    const chunks: Buffer[] = [];
    const answer = (said: string): void => {
      socket.end(`${said}\0`);
    };
    if (clamd.manner === 'closes') socket.end();
    if (clamd.manner === 'hangs') socket.pause();
    else
      socket.on('data', (bytes) => {
        came = Buffer.concat([came, bytes]);
        if (!isBegun) {
          const end = came.indexOf(0);
          if (end < 0) return;
          if (came.subarray(0, end).toString() !== 'zINSTREAM') {
            answer('UNKNOWN COMMAND');
            return;
          }
          isBegun = true;
          came = came.subarray(end + 1);
        }
        while (came.length >= 4) {
          const length = came.readUInt32BE();
          if (length === 0) {
            answer(verdict(Buffer.concat(chunks)));
            return;
          }
          if (came.length < 4 + length) return;
          chunks.push(came.subarray(4, 4 + length));
          came = came.subarray(4 + length);
          const sum = chunks.reduce((all, one) => all + one.length, 0);
          if (clamd.manner === 'small' && sum > SMALL) {
            answer('INSTREAM size limit exceeded. ERROR');
            return;
          }
        }
      });
  };
  const verdict = (file: Buffer): string => {
    files.push(file);
    if (clamd.manner === 'nonsense') return 'stream: perhaps';
    if (clamd.manner === 'endless') return 'x'.repeat(10_000);
    return file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
  };
  const clamd: FakeClamd = {
    at: '',
    manner: 'scans',
    files,
    opened: () => opened,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
  await new Promise<void>((resolve) => {
    if (path === undefined) server.listen(0, '127.0.0.1', resolve);
    else server.listen(path, resolve);
  });
  const { port } = path === undefined ? (server.address() as AddressInfo) : { port: 0 };
  return Object.assign(clamd, { at: path ?? `127.0.0.1:${port}` });
}
