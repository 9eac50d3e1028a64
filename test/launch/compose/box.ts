import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createWriteStream, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from './compose-file.js';
import type { Image } from './images.js';

/** Where a box stands: paths on this machine of what the file lets it see. */
export interface Place {
  /** Of the box alone. */
  readonly folder: string;
  /** Name of its network namespace. */
  readonly network: string;
  readonly tini: string;
  readonly secret: (name: string) => string;
  readonly config: (name: string) => string;
  readonly volume: (name: string) => string;
}

const NSENTER = '/usr/bin/nsenter';
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const line = (...words: readonly string[]): string => words.map(quoted).join(' ');

/** How a program is started as the image's user, with the rights that the file leaves it, inside of the root. */
function asUser(service: Service, root: readonly string[]): readonly string[] {
  const bounds = service.dropsAll ? ['--bounding-set', '-all,+sys_chroot,+setuid,+setgid,+net_bind_service'] : [];
  const rights = ['/usr/bin/setpriv', ...bounds, ...(service.noNewPrivileges ? ['--no-new-privs'] : [])];
  return [...(rights.length > 1 ? rights : []), ...root];
}

/** The environment of a container: the image's, then that of files, then the service's own. */
export function environmentOf(service: Service, image: Image, fromFiles: Readonly<Record<string, string>>) {
  return { HOSTNAME: service.name, ...image.environment, ...fromFiles, ...service.environment };
}

/** One container by hand: namespaces of its own, the image below a layer that goes with it, the image's user. */
export class Box {
  private child: ChildProcess | undefined;
  private ended: Promise<number> | undefined;
  /** When it was started last. */
  begun = 0;
  restarts = 0;

  constructor(
    readonly service: Service,
    private readonly image: Image,
    private readonly place: Place,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  get running(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  /** Starts its command and does not wait. */
  async start(): Promise<void> {
    const log = createWriteStream(join(this.place.folder, 'log'), { flags: 'a' });
    this.begun = Date.now();
    const child = await this.spawn(this.command());
    child.stdin.end();
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    this.child = child;
    this.ended = once(child, 'close').then(() => {
      log.end();
      return child.exitCode ?? 128;
    });
  }

  /** Runs another command in its stead, to its end. */
  async once(command: readonly string[], input: string | Buffer): Promise<Executed> {
    return collect(await this.spawn(command), input);
  }

  private async spawn(command: readonly string[]): Promise<ChildProcessWithoutNullStreams> {
    const script = await this.script(command);
    const own = [`--net=/run/netns/${this.place.network}`, '/usr/bin/unshare', ...UNSHARED];
    return spawn(NSENTER, [...own, '/bin/sh', '-euc', script], { stdio: ['pipe', 'pipe', 'pipe'] });
  }

  /** Its exit code, when it has ended. */
  async end(): Promise<number> {
    return (await this.ended) ?? 0;
  }

  private command(): readonly string[] {
    const { entrypoint, command } = this.service;
    if (entrypoint !== undefined) return [...entrypoint, ...(command ?? [])];
    return [...this.image.entrypoint, ...(command ?? this.image.command)];
  }

  private async script(command: readonly string[]): Promise<string> {
    const { folder, secret, config, volume, tini } = this.place;
    const { service, image } = this;
    const root = join(folder, 'root');
    const layer = join(folder, `layer-${this.begun}-${Math.random().toString(36).slice(2)}`);
    for (const one of [root, join(layer, 'upper'), join(layer, 'work')]) await mkdir(one, { recursive: true });
    await writeFile(join(folder, 'resolv.conf'), '');
    const steps: string[] = [
      line('mount', '-t', 'overlay', 'overlay', '-o', overlay(image.root, layer), root),
      ...image.binds.flatMap(([from, to]) => bind(from, `${root}${to}`, 'folder', true)),
      line('mount', '-t', 'proc', 'proc', `${root}/proc`),
      ...devices(root, service.sharedMemory),
      ...bind(join(folder, 'hosts'), `${root}/etc/hosts`, 'file', false),
      ...bind(join(folder, 'resolv.conf'), `${root}/etc/resolv.conf`, 'file', true),
      ...service.secrets.flatMap((name) => bind(secret(name), `${root}/run/secrets/${name}`, 'file', true)),
      ...service.configs.flatMap(({ source, target }) => bind(config(source), `${root}${target}`, 'file', true)),
      ...service.volumes.flatMap(({ name, target }) => bind(volume(name), `${root}${target}`, 'folder', false)),
      ...(service.init ? bind(tini, `${root}/docker-init`, 'file', true) : []),
      ...service.tmpfs.flatMap(({ target, options }) => [
        line('mkdir', '-p', `${root}${target}`),
        line('mount', '-t', 'tmpfs', '-o', `nosuid,nodev,noexec,mode=1777,${options}`, 'tmpfs', `${root}${target}`),
      ]),
      ...(service.readOnly ? [line('mount', '-o', 'remount,bind,ro', root)] : []),
      line('hostname', service.name),
    ];
    const user = String(image.user);
    const inside = ['/usr/bin/unshare', `--root=${root}`, `--wd=${image.folder}`, '--setgid', user, '--setuid', user];
    const run = [...(service.init ? ['/docker-init', '--'] : []), ...command];
    const variables = Object.entries(this.environment).map(([key, value]) => `${key}=${value}`);
    const last = ['/usr/bin/env', '-i', ...variables, ...asUser(service, inside), ...run];
    return [...steps, `exec ${line(...last)}`].join('\n');
  }

  /** The first process inside, as this machine numbers it. */
  private inner(): string {
    const pid = this.child?.pid ?? 0;
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0] ?? '';
  }

  /** `docker compose exec`: what it printed, and its exit code. */
  async exec(
    command: readonly string[],
    { input = '', timeout = 600_000 }: { readonly input?: string | Buffer; readonly timeout?: number } = {},
  ): Promise<Executed> {
    const { image, service } = this;
    const inner = this.inner();
    if (inner === '') throw new Error(`${service.name} does not run`);
    const enter = [NSENTER, '-t', inner, '-m', '-u', '-i', '-n', '-p', `--root=/proc/${inner}/root`];
    const as = [
      `--wd=/proc/${inner}/root${image.folder}`,
      '--setgid',
      String(image.user),
      '--setuid',
      String(image.user),
    ];
    const rights = service.noNewPrivileges ? ['/usr/bin/setpriv', '--no-new-privs'] : [];
    const [program = '', ...rest] = [...rights, ...enter, ...as, ...command];
    const child = spawn(program, rest, { env: { ...this.environment }, stdio: ['pipe', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    try {
      return await collect(child, input);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Asks once; true when it is well. */
  async healthy(): Promise<boolean> {
    const { health } = this.service;
    if (health === undefined) return this.running;
    const [kind, ...test] = health.test;
    const command = kind === 'CMD-SHELL' ? ['/bin/sh', '-c', ...test] : test;
    const { code } = await this.exec(command, { timeout: health.timeout }).catch(() => ({ code: 1 }));
    return code === 0;
  }

  /** `docker stop`: the signal, and the kill when the grace is over. Answers milliseconds, and whether it was killed. */
  async stop(): Promise<{ readonly took: number; readonly killed: boolean; readonly code: number }> {
    if (!this.running) return { took: 0, killed: false, code: await this.end() };
    const begun = Date.now();
    process.kill(Number(this.inner()), this.image.stopSignal);
    const grace = new AbortController();
    const late = sleep(this.service.grace, 'late' as const, { signal: grace.signal }).catch(() => 'never' as const);
    const killed = (await Promise.race([this.end(), late])) === 'late';
    if (killed) this.child?.kill('SIGKILL');
    else grace.abort();
    return { took: Date.now() - begun, killed, code: await this.end() };
  }

  /** Resident memory of all its processes now, shared pages once (PSS), in bytes. */
  memory(): number {
    if (!this.running) return 0;
    const own = namespaceOf(this.inner());
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && namespaceOf(name) === own);
    return pids.reduce((sum, pid) => sum + pss(pid), 0);
  }
}

/** What a command inside of a box said. */
export interface Executed {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
  readonly bytes: Buffer;
}

async function collect(child: ChildProcessWithoutNullStreams, input: string | Buffer): Promise<Executed> {
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  await once(child, 'close');
  const bytes = Buffer.concat(out);
  return { code: child.exitCode ?? 128, output: bytes.toString(), errors: Buffer.concat(errors).toString(), bytes };
}

const UNSHARED = ['--mount', '--uts', '--ipc', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
const overlay = (lower: string, layer: string): string =>
  `lowerdir=${lower},upperdir=${layer}/upper,workdir=${layer}/work`;

function bind(from: string, to: string, kind: 'file' | 'folder', readOnly: boolean): readonly string[] {
  const parent = to.slice(0, to.lastIndexOf('/'));
  const target =
    kind === 'folder'
      ? [`[ -d ${quoted(to)} ] || mkdir -p ${quoted(to)}`]
      : [line('mkdir', '-p', parent), `[ -e ${quoted(to)} ] || : > ${quoted(to)}`];
  return [
    ...target,
    line('mount', '--bind', from, to),
    ...(readOnly ? [line('mount', '-o', 'remount,bind,ro', to)] : []),
  ];
}

const DEVICES = [
  ['null', 3],
  ['zero', 5],
  ['full', 7],
  ['random', 8],
  ['urandom', 9],
] as const;

function devices(root: string, shared: string): readonly string[] {
  const dev = `${root}/dev`;
  return [
    line('mount', '-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', dev),
    ...DEVICES.map(([name, minor]) => line('mknod', '-m', '666', `${dev}/${name}`, 'c', '1', String(minor))),
    line('mknod', '-m', '666', `${dev}/tty`, 'c', '5', '0'),
    line('ln', '-s', '/proc/self/fd', `${dev}/fd`),
    ...['stdin', 'stdout', 'stderr'].map((name, index) => line('ln', '-s', `/proc/self/fd/${index}`, `${dev}/${name}`)),
    line('mkdir', `${dev}/shm`),
    line('mount', '-t', 'tmpfs', '-o', `nosuid,nodev,noexec,mode=1777,size=${shared}`, 'tmpfs', `${dev}/shm`),
  ];
}

function pss(pid: string): number {
  try {
    const rolled = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(rolled)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function namespaceOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return '';
  }
}
