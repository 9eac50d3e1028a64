import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server has got. */
export interface Taken {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a server answers one request. */
export type Answering = (response: ServerResponse) => void | Promise<void>;

export const says =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): Answering =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };
/** Never answers, and keeps the connection. */
export const silent: Answering = () => undefined;
export const cut: Answering = (response) => {
  response.socket?.destroy();
};
/** Says yes, begins to talk and never ends. */
export const endless: Answering = (response) => {
  response.writeHead(200).write('.');
};
/** Says yes and talks for as long as somebody listens. */
export const huge: Answering = (response) => {
  const piece = Buffer.alloc(65_536, '.');
  const talk = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.writeHead(200).on('drain', talk);
  talk();
};

/** A real HTTP server of a test's own: keeps what it got, and answers as it is told to. */
export class HttpServer {
  readonly taken: Taken[] = [];
  /** Answers to come, one a request; afterwards it says yes. */
  readonly next: Answering[] = [];
  yes: Answering = says(204);
  private server: Server | undefined;
  port = 0;

  /** Listens, after the first time on the same port. */
  async up(): Promise<void> {
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      request.on('end', () => {
        this.taken.push({ path: request.url ?? '', headers: request.headers, body });
        void (this.next.shift() ?? this.yes)(response);
      });
    });
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  url(path: string, host = '127.0.0.1'): string {
    return `http://${host}:${this.port}${path}`;
  }

  async down(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
