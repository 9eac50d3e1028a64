import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Box, environmentOf, type Executed } from './box.js';
import { startOrder, type ComposeFile, type Service } from './compose-file.js';
import type { Image } from './images.js';
import { Networks, publish } from './network.js';

export interface EngineOptions {
  readonly file: ComposeFile;
  /** The folder of the file: secrets, configs and env files lie beneath. */
  readonly project: string;
  /** Where boxes and volumes lie. */
  readonly place: string;
  readonly images: Readonly<Record<string, Image>>;
  readonly tini: string;
  readonly say: (line: string) => void;
}

const isOnce = ({ restart }: Service): boolean => restart.startsWith('on-failure');
const failed = (name: string, command: readonly string[], { code, errors, output }: Executed): Error =>
  new Error(`${name}: ${command.join(' ')} ended with ${code}\n${errors}${output}`);
const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** What `docker compose` does with the file, by hand. */
export class Engine {
  private readonly boxes = new Map<string, Box>();
  private readonly published = new Map<string, Server[]>();
  private readonly stopping = new Set<string>();
  private readonly networks: Networks;
  private runs = 0;
  /** The most memory that was seen of each, in bytes. */
  readonly peaks = new Map<string, number>();
  private readonly sampling: NodeJS.Timeout;

  constructor(private readonly options: EngineOptions) {
    this.networks = new Networks(options.file);
    this.sampling = setInterval(() => {
      this.sample();
    }, 2_000);
  }

  private sample(): void {
    for (const [name, box] of this.boxes) {
      const now = box.memory();
      if (now > (this.peaks.get(name) ?? 0)) this.peaks.set(name, now);
    }
  }

  close(): void {
    clearInterval(this.sampling);
  }

  private service(name: string): Service {
    const found = this.options.file.services[name];
    if (found === undefined) throw new Error(`no service ${name}`);
    return found;
  }

  private image(service: Service): Image {
    const found = this.options.images[service.image];
    if (found === undefined) throw new Error(`no image ${service.image}`);
    return found;
  }

  private volume(name: string, service: Service): string {
    const folder = join(this.options.place, 'volumes', name);
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const { user } = this.image(service);
      chownSync(folder, user, user);
    }
    return folder;
  }

  private fromFiles(service: Service): Readonly<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const { path, required } of service.envFiles) {
      const file = join(this.options.project, path);
      if (!existsSync(file) && !required) continue;
      for (const [, key = '', value = ''] of readFileSync(file, 'utf8').matchAll(/^([A-Z_]\w*)=(.*)$/gm))
        found[key] = value;
    }
    return found;
  }

  private box(service: Service, as = service.name): Box {
    const { file, project, place, tini } = this.options;
    const folder = join(place, 'boxes', as);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'hosts'), '');
    const image = this.image(service);
    const where = {
      folder,
      tini,
      network: this.networks.join(service, as),
      secret: (name: string) => join(project, file.secrets[name] ?? ''),
      config: (name: string) => join(project, file.configs[name] ?? ''),
      volume: (name: string) => this.volume(name, service),
    };
    return new Box(service, image, where, environmentOf(service, image, this.fromFiles(service)));
  }

  /** Names are known as long as their container runs. */
  private tellNames(): void {
    const running = [...this.boxes.values()].filter((box) => box.running).map(({ service }) => service);
    for (const [name, { service }] of this.boxes) this.writeHosts(name, service, running);
  }

  private writeHosts(name: string, service: Service, running: readonly Service[]): void {
    const known = running.includes(service) ? running : [...running, service];
    writeFileSync(join(this.options.place, 'boxes', name, 'hosts'), this.networks.hostsFor(service, known));
  }

  /** `up --wait`: starts what does not run, each after what it waits for, and waits until all are well. */
  async up(names?: readonly string[], profiles: readonly string[] = []): Promise<void> {
    const begun = Date.now();
    const wanted = startOrder(this.options.file, profiles).filter(({ name }) => names?.includes(name) ?? true);
    for (const service of wanted) if (this.boxes.get(service.name)?.running !== true) await this.bringUp(service);
    this.options.say(`  all up after ${seconds(begun)}`);
  }

  private async bringUp(service: Service): Promise<void> {
    const { name } = service;
    const box = this.boxes.get(name) ?? this.box(service);
    this.boxes.set(name, box);
    this.stopping.delete(name);
    const begun = Date.now();
    const tries = isOnce(service) ? Number(service.restart.split(':')[1] ?? 0) + 1 : 1;
    for (let tried = 1; ; tried += 1) {
      this.writeHosts(name, service, this.running());
      await box.start();
      this.tellNames();
      if (!isOnce(service)) break;
      const code = await box.end();
      if (code === 0) break;
      if (tried === tries) throw new Error(`${name} ended with ${code} ${tries} times\n${this.log(name)}`);
      this.options.say(`  ! ${name} ended with ${code}, again`);
      await sleep(1_000);
    }
    if (!isOnce(service)) {
      this.keepAlive(name, box);
      await this.publishPorts(service);
      await this.waitHealthy(box);
    }
    this.options.say(`  ${name}: ${isOnce(service) ? 'done' : 'healthy'} after ${seconds(begun)}`);
  }

  private running(): readonly Service[] {
    return [...this.boxes.values()].filter((box) => box.running).map(({ service }) => service);
  }

  /** `unless-stopped`. */
  private keepAlive(name: string, box: Box): void {
    void box.end().then(async (code) => {
      if (this.stopping.has(name)) return;
      box.restarts += 1;
      this.options.say(`  ! ${name} ended by itself with ${code} and is started again`);
      await sleep(1_000);
      if (this.stopping.has(name)) return;
      await box.start();
      this.tellNames();
      this.keepAlive(name, box);
    });
  }

  private async publishPorts(service: Service): Promise<void> {
    if (this.published.has(service.name)) return;
    const address = this.networks.address(service.name, service.networks.at(-1) ?? '');
    this.published.set(service.name, await Promise.all(service.ports.map((port) => publish(port, address))));
  }

  /** As the file's check says: so many failures in a row after the start period are too many. */
  private async waitHealthy(box: Box): Promise<void> {
    const { health, name } = box.service;
    if (health === undefined) return;
    for (let failed = 0; ;) {
      if (await box.healthy()) return;
      if (Date.now() - box.begun > health.startPeriod) failed += 1;
      if (failed >= health.retries) throw new Error(`${name} is not healthy\n${this.log(name)}`);
      // An engine asks more often while the start period lasts; the figures are finer for it.
      await sleep(Math.min(health.interval, 500));
    }
  }

  /** `stop`, in the order opposite to the start. */
  async stop(names?: readonly string[]): Promise<void> {
    const order = [...startOrder(this.options.file, ['ui', 'tls'])].reverse();
    for (const { name } of order) {
      const box = this.boxes.get(name);
      if (box === undefined || !box.running || !(names?.includes(name) ?? true)) continue;
      this.stopping.add(name);
      const { took, killed, code } = await box.stop();
      this.tellNames();
      const how = killed ? 'KILLED when its grace was over' : `stopped with ${code}`;
      this.options.say(`  ${name}: ${how} after ${(took / 1000).toFixed(1)} s (grace ${box.service.grace / 1000} s)`);
    }
  }

  /** `down`, and with volumes `down -v`. */
  async down({ volumes }: { readonly volumes: boolean }): Promise<void> {
    await this.stop();
    for (const name of this.boxes.keys()) this.networks.leave(name);
    this.boxes.clear();
    for (const servers of this.published.values()) for (const server of servers) server.close();
    this.published.clear();
    if (volumes) rmSync(join(this.options.place, 'volumes'), { recursive: true, force: true });
  }

  /** `exec`. @throws Error with what it said, unless it may fail. */
  async exec(name: string, command: readonly string[], input: string | Buffer = ''): Promise<Executed> {
    const box = this.boxes.get(name);
    if (box === undefined) throw new Error(`${name} does not run`);
    const done = await box.exec(command, { input });
    if (done.code !== 0) throw failed(name, command, done);
    return done;
  }

  /** `run --rm --no-deps SERVICE COMMAND`: what it printed; @throws Error where it fails. */
  async run(name: string, command: readonly string[], input: string | Buffer = ''): Promise<Buffer> {
    this.runs += 1;
    const service = this.service(name);
    const as = `${name}-run-${this.runs}`;
    const box = this.box(service, as);
    this.writeHosts(as, service, this.running());
    const done = await box.once(command, input);
    this.networks.leave(as);
    if (done.code !== 0) throw failed(name, command, done);
    return done.bytes;
  }

  address(name: string): string {
    const { networks } = this.service(name);
    return this.networks.address(name, networks.at(-1) ?? '');
  }

  /** Where the first published port of a service is to be found on this machine. */
  portOf(name: string): number {
    return this.service(name).ports[0]?.published ?? 0;
  }

  /** The last lines of a log. */
  log(name: string, lines = 40): string {
    const path = join(this.options.place, 'boxes', name, 'log');
    return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : '';
  }

  /** How often containers ended by themselves. */
  get restarts(): number {
    return [...this.boxes.values()].reduce((sum, { restarts }) => sum + restarts, 0);
  }
}
