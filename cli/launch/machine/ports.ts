import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { findProcess } from './processes.js';

/** Whether the port can be listened on at `host`. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/**
 * From here on the port of a service is chosen, below every system's range for outgoing connections (32768 and up):
 * there, a stranger's connection could take the port while the service is down for a moment.
 */
const FIRST_PORT = 20_000;
const PORTS = 12_000;
const TRIES = 100;

/**
 * A free port on 127.0.0.1: the preferred one when it is free, else a random one from 20000 to 31999.
 * Throws where a hundred of them are all taken.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const port = FIRST_PORT + randomInt(PORTS);
    if (await isPortFree(port)) return port;
  }
  throw new Error(`no free port from ${FIRST_PORT} to ${FIRST_PORT + PORTS - 1}`);
}

/** Who listens on the port, as `node server.js (pid 12)`; undefined when the system does not tell. Linux only. */
export function portHolder(port: number): string | undefined {
  try {
    const inodes = listeningInodes(port);
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (holdsSocket(pid, inodes)) {
        return `${findProcess(Number(pid))?.command.slice(0, 120) ?? '?'} (pid ${pid})`;
      }
    }
  } catch {
    return undefined;
  }
  return undefined;
}

function listeningInodes(port: number): ReadonlySet<string> {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    try {
      for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
        const fields = line.trim().split(/\s+/);
        if (fields[1]?.endsWith(`:${hex}`) && fields[3] === '0A' && fields[9]) inodes.add(`socket:[${fields[9]}]`);
      }
    } catch {
      // A system without IPv6 has no tcp6 table.
    }
  }
  return inodes;
}

function holdsSocket(pid: string, inodes: ReadonlySet<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => inodes.has(readlinkSync(`/proc/${pid}/fd/${fd}`)));
  } catch {
    return false;
  }
}
