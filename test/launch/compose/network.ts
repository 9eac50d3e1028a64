import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import type { ComposeFile, Port, Service } from './compose-file.js';

const IP = ['/usr/sbin/ip', '/sbin/ip'].find((path) => existsSync(path)) ?? 'ip';
const ip = (...words: readonly string[]): void => {
  execFileSync(IP, [...words], { stdio: ['ignore', 'ignore', 'inherit'] });
};

/** The networks of the file as bridges, and each service with an address in each of its own. */
export class Networks {
  private readonly prefixes = new Map<string, string>();
  private readonly hosts = new Map<string, number>();

  constructor(private readonly file: ComposeFile) {
    const names = Object.keys(file.networks);
    for (const [index, name] of names.entries()) {
      const subnet = file.networks[name]?.subnet ?? `172.31.${100 + index}.0/24`;
      this.prefixes.set(name, subnet.replace(/\.\d+\/24$/, ''));
      ip('link', 'add', bridge(index), 'type', 'bridge');
      ip('addr', 'add', `${this.prefix(name)}.1/24`, 'dev', bridge(index));
      ip('link', 'set', bridge(index), 'up');
    }
    ip('link', 'set', 'lo', 'up');
    for (const [index, name] of Object.keys(file.services).entries()) this.hosts.set(name, index + 10);
  }

  private prefix(network: string): string {
    return this.prefixes.get(network) ?? '';
  }

  address(service: string, network: string): string {
    return `${this.prefix(network)}.${this.hosts.get(service) ?? 0}`;
  }

  /** A network namespace for one box; answers its name. */
  join(service: Service, as = service.name): string {
    const names = Object.keys(this.file.networks);
    const host = as === service.name ? this.hosts.get(service.name) : 200 + this.hosts.size;
    ip('netns', 'add', as);
    ip('-n', as, 'link', 'set', 'lo', 'up');
    for (const network of service.networks) {
      const index = names.indexOf(network);
      const [outside, inside] = [`v${host}-${index}`, `eth${index}`];
      ip('link', 'add', outside, 'type', 'veth', 'peer', 'name', inside, 'netns', as);
      ip('link', 'set', outside, 'master', bridge(index), 'up');
      ip('-n', as, 'addr', 'add', `${this.prefix(network)}.${host}/24`, 'dev', inside);
      ip('-n', as, 'link', 'set', inside, 'up');
      if (this.file.networks[network]?.internal !== true && !hasRoute(as))
        ip('-n', as, 'route', 'add', 'default', 'via', `${this.prefix(network)}.1`);
    }
    return as;
  }

  leave(name: string): void {
    ip('netns', 'del', name);
  }

  /** What a service knows by name: itself, and those that run in its networks. */
  hostsFor(service: Service, running: readonly Service[]): string {
    const lines = ['127.0.0.1 localhost', '::1 localhost'];
    for (const other of running)
      for (const network of other.networks)
        if (service.networks.includes(network)) lines.push(`${this.address(other.name, network)} ${other.name}`);
    return `${lines.join('\n')}\n`;
  }
}

const bridge = (index: number): string => `br${index}`;
const hasRoute = (name: string): boolean =>
  execFileSync(IP, ['-n', name, 'route', 'show', 'default'], { encoding: 'utf8' }).trim() !== '';

/** Publishes a port as an engine does: who comes from this machine is seen as the network's gateway. */
export async function publish({ host, published, target }: Port, address: string): Promise<Server> {
  const server = createServer((here) => {
    const there = connect(target, address);
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const) {
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(published, host, resolve);
  });
  return server;
}
