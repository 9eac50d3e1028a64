import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openPostgres, type PostgresServer } from '../../cli/launch/postgres/postgres.js';
import { freePort } from '../../cli/launch/machine/ports.js';
import { timing, type Timing } from './measure.js';
import { startPeer, type Peer } from './peer-process.js';
import { processorOfTrees } from './processor.js';
import { PEER_ACT } from './stack.js';

/** One line of the table. */
export interface Line {
  readonly name: string;
  readonly timing: Timing;
  /** Processor seconds of everything, and of PostgreSQL in it. */
  readonly processor: { readonly all: number; readonly postgres: number };
  /** Rows of the business table at the end. */
  readonly rows: number;
  /** Cases that had ended. */
  readonly ended: number;
}

/** What became of a run that was killed in its middle. */
export interface Killed {
  readonly name: string;
  /** Acts that had been answered when everything of it was killed. */
  readonly answered: number;
  readonly rows: number;
  readonly ended: number;
}

/** How large a run is. */
export interface Size {
  readonly cases: number;
  readonly clients: number;
}

interface PeerKind {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const folder = fileURLToPath(new URL('../peers/', import.meta.url));
const javaFolder = join(folder, 'flowable', 'target');
const java = ['-Xmx2g', '-cp', [join(javaFolder, 'classes'), join(javaFolder, 'lib', '*')].join(':')];
const hasJava = existsSync(join(javaFolder, 'lib')) && readdirSync(join(javaFolder, 'lib')).length > 0;

/** The peers that are installed (bench/peers/install.mjs). */
export const PEERS: readonly PeerKind[] = [
  { name: 'DBOS', command: process.execPath, args: [join(folder, 'dbos.mjs')] },
  { name: 'Restate', command: process.execPath, args: [join(folder, 'restate.mjs')] },
  ...(hasJava
    ? [
        { name: 'Flowable, embedded', command: 'java', args: [...java, 'jinji.bench.Embedded'] },
        { name: 'Flowable, by REST', command: process.execPath, args: [join(folder, 'flowable-rest.mjs')] },
      ]
    : []),
];

interface Run {
  readonly start: () => Peer;
  readonly server: PostgresServer;
  readonly rows: () => Promise<number>;
}

/** A run with a database of its own on a server that all peers share. */
async function withPeer<T>(
  kind: PeerKind,
  { cases, clients }: Size,
  dataFolder: string,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const server = await openPostgres({ dataFolder, env: {} });
  const name = kind.name.toLowerCase().replace(/\W+/g, '_');
  const administrator = server.administratorUrl ?? server.ownerUrl;
  const url = administrator.replace(/\/[^/]*$/, `/${name}`);
  await ask(administrator, `create database ${name}`);
  await ask(url, PEER_ACT);
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PEER_DATABASE: url,
    PEER_FOLDER: join(dataFolder, name),
    PEER_CASES: String(cases),
    PEER_CLIENTS: String(clients),
    PEER_PORT: String(await freePort()),
    PEER_JAVA: JSON.stringify(java),
  };
  const started: Peer[] = [];
  const start = (): Peer => {
    const peer = startPeer(kind.command, kind.args, env);
    started.push(peer);
    return peer;
  };
  try {
    return await work({ start, server, rows: () => count(url, 'select count(*) as n from peer_act') });
  } finally {
    for (const peer of started) await peer.kill();
  }
}

async function ask(url: string, statement: string): Promise<readonly { readonly n?: string }[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ n?: string }>(statement)).rows;
  } finally {
    await client.end();
  }
}

const count = async (url: string, statement: string): Promise<number> => Number((await ask(url, statement))[0]?.n ?? 0);

/** Runs a peer to its end. */
export const runPeer = (kind: PeerKind, size: Size, dataFolder: string): Promise<Line> =>
  withPeer(kind, size, dataFolder, async ({ start, server, rows }) => {
    const peer = start();
    await peer.word('ready');
    const used = () => ({
      all: processorOfTrees([peer.pid, server.pid]),
      postgres: processorOfTrees([server.pid]),
    });
    const before = used();
    peer.say('go');
    const seconds = await peer.word('seconds');
    const after = used();
    return {
      name: kind.name,
      timing: timing(await peer.word('durations'), seconds * 1000),
      processor: { all: after.all - before.all, postgres: after.postgres - before.postgres },
      ended: await peer.word('ended'),
      rows: await rows(),
    };
  });

/** Kills all of a peer when half of its acts are answered, starts it anew and sends every act once more. */
export const killPeer = (kind: PeerKind, size: Size, dataFolder: string): Promise<Killed> =>
  withPeer(kind, size, dataFolder, async ({ start, rows }) => {
    const first = start();
    await first.word('ready');
    first.say('go');
    while (first.acted() < size.cases * 1.5) await sleep(1);
    await first.kill();
    const answered = first.acted();
    const second = start();
    await second.word('ready');
    second.say('go');
    return { name: kind.name, answered, ended: await second.word('ended'), rows: await rows() };
  });
