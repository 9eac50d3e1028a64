import { existsSync } from 'node:fs';
import { chmod, chown, copyFile, cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { copyBinaries } from '../../../cli/launch/postgres/postgres-binaries.js';
import type { Tools } from './tools.js';

/** An image as the drill has it: a folder, what of this machine lies over it, and what its Dockerfile says. */
export interface Image {
  readonly root: string;
  /** Bound into it, read-only. */
  readonly binds: readonly (readonly [from: string, to: string])[];
  readonly user: number;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly stopSignal: NodeJS.Signals;
}

const put = async (path: string, content: string, mode = 0o644): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  await chmod(path, mode);
};

async function place(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
  await chmod(to, 0o755);
}

const account = (name: string, id: number, home: string): string => `${name}:x:${id}:${id}::${home}:/bin/sh\n`;

/** What every image has: folders and the accounts root and `name`. */
async function base(root: string, name: string, id: number): Promise<void> {
  for (const folder of ['proc', 'dev', 'run', 'tmp', 'etc', 'root', 'home', 'var', 'sys'])
    await mkdir(join(root, folder), { recursive: true });
  await chmod(join(root, 'tmp'), 0o1777);
  const other = name === 'root' ? '' : account(name, id, `/home/${name}`);
  await put(join(root, 'etc', 'passwd'), `${account('root', 0, '/root')}${other}`);
  await put(join(root, 'etc', 'group'), `root:x:0:\n${name === 'root' ? '' : `${name}:x:${id}:\n`}`);
  await put(join(root, 'etc', 'nsswitch.conf'), 'passwd: files\ngroup: files\nhosts: files dns\n');
}

/** Debian's slim image, of this machine's own programs: no certificates, no fonts, nothing under /usr/local. */
async function debianBase(root: string, name: string, id: number): Promise<readonly (readonly [string, string])[]> {
  await base(root, name, id);
  for (const folder of ['bin', 'sbin', 'lib', 'lib64']) await symlink(`usr/${folder}`, join(root, folder));
  await mkdir(join(root, 'usr'));
  const hidden = join(dirname(root), 'nothing');
  await mkdir(join(hidden, 'bin'), { recursive: true });
  const hide = ['/usr/local', '/usr/share/fonts', '/usr/share/ca-certificates'].filter((path) => existsSync(path));
  return [['/usr', '/usr'], ...hide.map((path) => [hidden, path] as const)];
}

/** Alpine's, of one static busybox. */
async function alpineBase(root: string, busybox: string, name: string, id: number): Promise<void> {
  await base(root, name, id);
  await place(busybox, join(root, 'bin', 'busybox'));
  const applets = execFileSync(busybox, ['--list'], { encoding: 'utf8' }).trim().split('\n');
  for (const applet of applets)
    if (applet !== 'busybox' && applet !== 'nc') await symlink('busybox', join(root, 'bin', applet));
  // Alpine's nc knows -z, Debian's does not.
  const nc = '#!/bin/sh\n[ "$1" = -z ] || exec busybox nc "$@"\nshift\nexec busybox nc -w 3 "$@" -e /bin/true\n';
  await put(join(root, 'bin', 'nc'), nc, 0o755);
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

async function temporalImage(root: string, tools: Tools, kind: 'server' | 'admin-tools'): Promise<Image> {
  await alpineBase(root, tools.busybox, 'temporal', 1000);
  const bin = join(root, 'usr', 'local', 'bin');
  if (kind === 'server') {
    await place(join(tools.temporal, 'temporal-server'), join(bin, 'temporal-server'));
    await place(join(tools.temporal, 'entrypoint.sh'), join(root, 'etc', 'temporal', 'entrypoint.sh'));
  } else {
    await place(join(tools.temporal, 'temporal-sql-tool'), join(bin, 'temporal-sql-tool'));
    await place(tools.temporalCli, join(bin, 'temporal'));
    await cp(join(tools.temporal, 'schema'), join(root, 'etc', 'temporal', 'schema'), { recursive: true });
    // The command is linked against the C library, which the image's own is not.
    for (const library of ['/lib64/ld-linux-x86-64.so.2', '/lib/x86_64-linux-gnu/libc.so.6'])
      if (existsSync(library)) await place(library, join(root, library));
  }
  return {
    root,
    binds: existsSync('/usr/share/zoneinfo') ? [['/usr/share/zoneinfo', '/usr/share/zoneinfo']] : [],
    user: 1000,
    folder: kind === 'server' ? '/etc/temporal' : '/',
    environment: { PATH, HOME: '/home/temporal' },
    entrypoint: [],
    command: kind === 'server' ? ['/etc/temporal/entrypoint.sh'] : [],
    stopSignal: 'SIGTERM',
  };
}

/** What the official image's entrypoint does with the variables of the file, in the same order. */
const POSTGRES_ENTRYPOINT = `#!/bin/bash
set -Eeo pipefail
export POSTGRES_PASSWORD="$(cat "$POSTGRES_PASSWORD_FILE")"
POSTGRES_DB="\${POSTGRES_DB:-$POSTGRES_USER}"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb -D "$PGDATA" --username="$POSTGRES_USER" --pwfile=<(printf '%s\\n' "$POSTGRES_PASSWORD")
  sed -ri "s!^#?(listen_addresses)\\s*=\\s*\\S+.*!\\1 = '*'!" "$PGDATA/postgresql.conf"
  echo "unix_socket_directories = '/var/run/postgresql'" >> "$PGDATA/postgresql.conf"
  printf '\\nhost all all all scram-sha-256\\n' >> "$PGDATA/pg_hba.conf"
  pg_ctl -D "$PGDATA" -o "-c listen_addresses=''" -w start
  there="$(psql -h /var/run/postgresql -U "$POSTGRES_USER" -d postgres -Atc "select 1 from pg_database where datname = '$POSTGRES_DB'")"
  [ -n "$there" ] || createdb -h /var/run/postgresql -U "$POSTGRES_USER" "$POSTGRES_DB"
  pg_ctl -D "$PGDATA" -m fast -w stop
fi
unset POSTGRES_PASSWORD
exec "$@"
`;

async function postgresImage(root: string, tools: Tools, binaries: string): Promise<Image> {
  const binds = await debianBase(root, 'postgres', 999);
  await mkdir(join(root, 'var', 'run', 'postgresql'), { recursive: true });
  await chown(join(root, 'var', 'run', 'postgresql'), 999, 999);
  await copyBinaries(binaries, join(root, 'opt', 'server'));
  await put(join(root, 'opt', 'entrypoint.sh'), POSTGRES_ENTRYPOINT, 0o755);
  return {
    root,
    binds: [...binds, [tools.postgresClients, '/opt/clients']],
    user: 999,
    folder: '/',
    environment: {
      PATH: `/opt/server/bin:/opt/clients/bin:${PATH}`,
      PGDATA: '/var/lib/postgresql/data',
      LANG: 'C.UTF-8',
      PGHOST: '/var/run/postgresql',
    },
    entrypoint: ['/opt/entrypoint.sh'],
    command: ['postgres'],
    stopSignal: 'SIGINT',
  };
}

/** Our image: what the Dockerfile's last stage copies, made by its own RUN line (after the build, which has been done). */
async function ourImage(root: string, tools: Tools, checkout: string, dockerfile: string): Promise<Image> {
  const binds = await debianBase(root, 'node', 1000);
  const app = join(root, 'app');
  await mkdir(app);
  for (const name of ['package.json', 'package-lock.json', '.npmrc', 'node_modules', 'dist'])
    execFileSync('cp', ['-a', join(checkout, name), app]);
  const steps = /^RUN (npm run build && )((?:.*\\\n)*.*)$/m.exec(dockerfile)?.[2];
  if (steps === undefined) throw new Error('the Dockerfile has no line that builds and prunes');
  execFileSync('nice', ['sh', '-c', steps], { cwd: app, stdio: ['ignore', 'ignore', 'inherit'] });
  for (const name of ['package-lock.json', '.npmrc']) await rm(join(app, name));
  execFileSync('chown', ['-R', '0:0', app]);
  const local = join(dirname(root), 'node-local');
  await place(tools.node, join(local, 'bin', 'node'));
  await mkdir(join(root, 'data'), { mode: 0o700 });
  const command = /^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]';
  return {
    root,
    binds: [...binds.filter(([, to]) => to !== '/usr/local'), [local, '/usr/local']],
    user: 1000,
    folder: '/app',
    environment: { PATH, NODE_ENV: 'production', HOME: '/home/node' },
    entrypoint: [],
    command: JSON.parse(command) as readonly string[],
    stopSignal: 'SIGTERM',
  };
}

async function caddyImage(root: string, tools: Tools): Promise<Image> {
  await alpineBase(root, tools.busybox, 'root', 0);
  await place(tools.caddy, join(root, 'usr', 'bin', 'caddy'));
  return {
    root,
    binds: [],
    user: 0,
    folder: '/srv',
    environment: { PATH, HOME: '/root', XDG_CONFIG_HOME: '/config', XDG_DATA_HOME: '/data' },
    entrypoint: [],
    command: ['caddy', 'run', '--config', '/etc/caddy/Caddyfile', '--adapter', 'caddyfile'],
    stopSignal: 'SIGTERM',
  };
}

export interface ImageSources {
  readonly tools: Tools;
  readonly checkout: string;
  readonly dockerfile: string;
  /** Of the embedded PostgreSQL, which is of the file's version. */
  readonly postgres: string;
}

/** Makes the image of a service's name below the folder. */
export async function makeImage(image: string, below: string, sources: ImageSources): Promise<Image> {
  const { tools, checkout, dockerfile, postgres } = sources;
  const [name = ''] = image.split(':');
  const root = join(below, name.replaceAll('/', '-'));
  await mkdir(root, { recursive: true });
  if (name === 'postgres') return postgresImage(root, tools, postgres);
  if (name === 'temporalio/server') return temporalImage(root, tools, 'server');
  if (name === 'temporalio/admin-tools') return temporalImage(root, tools, 'admin-tools');
  if (name === 'jinji') return ourImage(root, tools, checkout, dockerfile);
  if (name === 'caddy') {
    const made = await caddyImage(root, tools);
    await mkdir(join(root, 'srv'), { recursive: true });
    return made;
  }
  throw new Error(`nothing here stands for the image ${image}`);
}
