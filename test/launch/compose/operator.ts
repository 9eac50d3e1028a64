import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { checkoutRoot } from '../../../cli/launch/machine/cache.js';
import type { Engine } from './engine.js';
import { linesOf, Terminal } from './terminal.js';

/** Of the drill's own people. */
const PASSWORD = 'Wolken-ziehen-2026-langsam';
const PEOPLE = `工号,姓名,部门,状态,入职日期,转正日期
90001,试运行甲,人力资源部,转正,2024-01-02,2024-04-02
90002,试运行乙,信息技术部,转正,2024-01-02,2024-04-02
`;

/** Somebody who does what docs/operating.md says under "With Docker Compose". */
export class Operator {
  private constructor(
    private readonly folder: string,
    private readonly say: (line: string) => void,
  ) {}

  static of(folder: string, say: (line: string) => void): Operator {
    return new Operator(folder, say);
  }

  /** 1 and 2. */
  makeSecrets(): void {
    const said = execFileSync('sh', ['scripts/compose-secrets.sh'], { cwd: this.folder, encoding: 'utf8' });
    this.say(`secrets in ${said.trim()}`);
    const settings = join(this.folder, 'docker', 'jinji.env');
    copyFileSync(`${settings}.example`, settings);
    appendFileSync(settings, 'JINJI_PUBLIC_URL=https://localhost\nJINJI_TRUSTED_PROXIES=172.31.250.0/24\n');
  }

  /** What a secret holds, for the drill's own look into the database. */
  secret(name: string): string {
    return readFileSync(join(this.folder, '.jinji', 'compose', name), 'utf8');
  }

  /** Types the lines that stand under a step, with what they leave open filled in. */
  async follow(engine: Engine, step: number, given: Readonly<Record<string, string>> = {}): Promise<string> {
    const document = readFileSync(join(checkoutRoot(), 'docs', 'operating.md'), 'utf8');
    const lines = linesOf(document, 'With Docker Compose', step);
    if (lines.length === 0) throw new Error(`no lines under step ${step}`);
    const terminal = new Terminal(engine, this.folder, this.say);
    let printed = '';
    for (const line of lines) {
      const output = await terminal.type(line.replace(/\b(?:LOGIN|NUMBER)\b/g, (word) => given[word] ?? word));
      this.tell(output);
      printed += output;
    }
    return printed;
  }

  /** 4: people and the first account, whose owner sets the password by the link. */
  async firstAccount(engine: Engine, url: string): Promise<void> {
    writeFileSync(join(this.folder, 'people.csv'), PEOPLE);
    const printed = await this.follow(engine, 4, { LOGIN: 'drill', NUMBER: '90001' });
    const secret = /#([\w-]+)/.exec(printed)?.[1];
    await answered(url, '/v1/password-resets/completion', { secret, password: PASSWORD });
    const { me } = (await answered(url, '/v1/sessions', { login: 'drill', password: PASSWORD, token: true })) as {
      readonly me: { readonly personId: string; readonly roles: readonly string[] };
    };
    this.say(`  logged in: ${me.personId}, ${me.roles.join(' ')}`);
  }

  /** 9: new keys, by the command on the host. */
  rotateKeys(): void {
    const keys = join(this.folder, '.jinji', 'compose', 'keys');
    const env = { ...process.env, JINJI_KEYS_FILE: keys, JINJI_DATA: join(this.folder, '.jinji') };
    const cli = join(checkoutRoot(), 'dist', 'cli', 'jinji.js');
    this.tell(execFileSync(process.execPath, [cli, 'keys', 'rotate'], { env, encoding: 'utf8' }));
    chmodSync(keys, 0o644);
  }

  /** Says the first lines of what a command printed. */
  tell(output: string, lines = 6): void {
    for (const line of output.trim().split('\n').slice(0, lines)) this.say(`    ${line}`);
  }
}

async function answered(url: string, path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

/** What Caddy answers on port 443 of this machine, by a certificate of its own authority. */
export function throughCaddy(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request({
      host: '127.0.0.1',
      port: 443,
      path,
      servername: 'localhost',
      rejectUnauthorized: false,
      headers: { host: 'localhost' },
    });
    call.once('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.once('error', reject);
    call.end();
  });
}

/** `jinji …` in a container. */
export const jinji = (...words: readonly string[]): readonly string[] => ['node', 'dist/cli/jinji.js', ...words];
