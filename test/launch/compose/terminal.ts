import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './engine.js';

/** Options of `docker compose` that change nothing here: nobody is at a terminal, and the images are made. */
const SILENT = new Set(['-d', '-T', '--rm', '--no-deps', '--build', '--wait']);

/** The lines that stand in code under a numbered step of a part of docs/operating.md. */
export function linesOf(document: string, heading: string, step: number): readonly string[] {
  const part = document.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
  const [, text = ''] = new RegExp(`^${step}\\. ([\\s\\S]*?)(?=^\\S)`, 'm').exec(`${part}\n0. `) ?? [];
  const blocks = [...text.matchAll(/^ {3}```sh\n([\s\S]*?)^ {3}```$/gm)].map(([, block = '']) => block);
  return blocks
    .flatMap((block) => block.split('\n'))
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Words of a line as a shell has them: single quotes, no more. */
const words = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

/** Carries out lines of the documentation on the engine; files lie in a folder. */
export class Terminal {
  constructor(
    private readonly engine: Engine,
    private readonly folder: string,
    private readonly say: (line: string) => void,
  ) {}

  /** Types a line; answers what it printed. @throws Error where it fails, or is of no known form. */
  async type(line: string): Promise<string> {
    this.say(`  $ ${line}`);
    const [, command = '', direction, file = ''] = /^docker compose (.*?)(?: ([<>]) (\S+))?$/.exec(line) ?? [];
    const input = direction === '<' ? readFileSync(join(this.folder, file)) : '';
    const output = await this.compose(words(command), input);
    if (direction !== '>') return output.toString();
    writeFileSync(join(this.folder, file), output);
    this.say(`    ${file}: ${Math.ceil(output.length / 1024)} kB`);
    return '';
  }

  private async compose(given: readonly string[], input: string | Buffer): Promise<Buffer> {
    const profiles = given[0] === '--profile' ? [given[1] ?? ''] : [];
    const [verb = '', ...rest] = given.slice(profiles.length * 2);
    const start = rest.findIndex((word) => !SILENT.has(word));
    const [service = '', ...command] = start < 0 ? [] : rest.slice(start);
    const names = start < 0 ? undefined : [service, ...command].filter((word) => !SILENT.has(word));
    if (verb === 'exec') return (await this.engine.exec(service, command, input)).bytes;
    if (verb === 'run') return this.engine.run(service, command, input);
    if (verb === 'down') await this.engine.down({ volumes: rest.includes('-v') });
    else if (verb === 'stop') await this.engine.stop(names);
    else if (verb === 'up' || verb === 'start') await this.engine.up(names, profiles);
    else if (verb === 'restart') {
      await this.engine.stop(names);
      await this.engine.up(names);
    } else if (verb !== 'build') throw new Error(`docker compose ${verb} is not known here`);
    return Buffer.alloc(0);
  }
}
