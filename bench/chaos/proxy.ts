import { connect, createServer, type Server, type Socket } from 'node:net';

/** What a line between two processes does with what is sent on it. */
export type Line = 'open' | 'refuses' | 'hangs' | 'resets' | { readonly delayMs: number };

/** Stands between a server and those who call it. */
export interface Proxy {
  readonly port: number;
  /**
   * From now on the line is like this, also for those who are connected.
   * @param whose only for those who begin with these words (an application's name); for everybody where it is left out
   */
  readonly set: (line: Line, whose?: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Pair {
  readonly here: Socket;
  readonly there: Socket;
  /** The first that was sent. */
  readonly begun: string;
}

/** A proxy on a port of its own of this machine to the port that `target` gives when somebody connects. */
export async function createProxy(target: () => number): Promise<Proxy> {
  const pairs = new Set<Pair>();
  const strangers = new Set<Socket>();
  let line: Line = 'open';
  let whose: string | undefined;
  const lineOf = ({ begun }: Pick<Pair, 'begun'>): Line =>
    whose === undefined || begun.includes(whose) ? line : 'open';

  const apply = (pair: Pair): void => {
    const { here, there } = pair;
    const now = lineOf(pair);
    if (now === 'refuses') for (const end of [here, there]) end.destroy();
    else if (now === 'resets') for (const end of [here, there]) end.resetAndDestroy();
    else if (now === 'hangs') for (const end of [here, there]) end.pause();
    else for (const end of [here, there]) end.resume();
  };
  /** What was sent first arrives first, also where the line has become faster meanwhile. */
  const way = (pair: Pair, to: Socket): ((chunk: Buffer) => void) => {
    const waiting: { readonly chunk: Buffer; readonly due: number }[] = [];
    const deliver = (): void => {
      const [first] = waiting;
      if (first === undefined) return;
      const early = first.due - performance.now();
      if (early > 0) {
        setTimeout(deliver, early);
        return;
      }
      waiting.shift();
      if (to.writable) to.write(first.chunk);
      deliver();
    };
    return (chunk) => {
      const now = lineOf(pair);
      waiting.push({ chunk, due: performance.now() + (typeof now === 'object' ? now.delayMs : 0) });
      if (waiting.length === 1) deliver();
    };
  };
  const join = (here: Socket, first: Buffer): void => {
    strangers.delete(here);
    const there = connect(target(), '127.0.0.1');
    const pair = { here, there, begun: first.toString('latin1') };
    pairs.add(pair);
    const [on, back] = [way(pair, there), way(pair, here)];
    for (const [one, other, pass] of [
      [here, there, on],
      [there, here, back],
    ] as const) {
      one.setNoDelay(true);
      one.on('data', pass);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
    on(first);
    apply(pair);
  };
  const meet = (here: Socket): void => {
    strangers.add(here);
    here.on('error', () => strangers.delete(here));
    here.on('close', () => strangers.delete(here));
    here.once('data', (first: Buffer) => {
      join(here, first);
    });
    if (whose === undefined && line === 'resets') here.resetAndDestroy();
  };

  const server: Server = createServer(meet);
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  const deafen = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      for (const one of strangers) one.destroy();
      for (const { here, there } of pairs) for (const end of [here, there]) end.destroy();
    });
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    set: async (next, only) => {
      [line, whose] = [next, only];
      if (next === 'refuses' && only === undefined) await deafen();
      else if (!server.listening) await listen(port);
      for (const pair of pairs) apply(pair);
    },
    close: deafen,
  };
}
