import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { edited, type Place } from './recipe.js';

const ROOT = join(import.meta.dirname, '..', '..');
/** What a build makes and the pages are checked with. */
const BUILT = ['web/api/schema.d.ts'];

/** A copy of the checkout in which recipes are carried out; the checkout itself is never touched. */
export class Checkout {
  readonly root = ROOT;
  readonly folder = mkdtempSync(join(tmpdir(), 'jinji-recipes-'));
  /** What each file that was touched held before; null for one that was not there. */
  private readonly former = new Map<string, string | null>();

  constructor() {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const files = [...listed.split('\n').filter((file) => file !== ''), ...BUILT];
    for (const file of files) if (existsSync(join(ROOT, file))) cpSync(join(ROOT, file), this.path(file));
    symlinkSync(join(ROOT, 'node_modules'), this.path('node_modules'));
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  read(file: string): string | null {
    return existsSync(this.path(file)) ? readFileSync(this.path(file), 'utf8') : null;
  }

  write(file: string, text: string | null): void {
    if (!this.former.has(file)) this.former.set(file, this.read(file));
    if (text === null) {
      rmSync(this.path(file), { force: true });
      return;
    }
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  /** Whether a recipe has touched the file. */
  isTouched(file: string): boolean {
    return this.former.has(file);
  }

  /** The files that were not there before. */
  added(): readonly string[] {
    return [...this.former].flatMap(([file, former]) => (former === null && this.read(file) !== null ? [file] : []));
  }

  /** Makes the edits of these places; what generators write is left to `make`. */
  carryOut(places: readonly Place[]): void {
    for (const place of places) {
      if ('text' in place) this.write(place.file, place.text);
      else if ('edits' in place) this.write(place.file, edited(this.read(place.file) ?? '', place));
    }
  }

  /** Runs the generators of these places, in one process. @returns what they said where one failed. */
  make(places: readonly Place[]): string | undefined {
    const generators = places.filter((place) => 'run' in place);
    if (generators.length === 0) return undefined;
    for (const file of generators.flatMap(({ writes }) => writes)) this.write(file, this.read(file));
    const imports = generators.map(({ run }) => `await import('./${run}');`);
    const all = this.path('make-all.mts');
    writeFileSync(all, imports.join('\n'));
    const failed = this.run('node_modules/tsx/dist/cli.mjs', [all]);
    rmSync(all);
    return failed;
  }

  /** Runs a program of node in the copy. @returns undefined where it succeeds, else its output. */
  run(program: string, args: readonly string[]): string | undefined {
    const node = ['--experimental-vm-modules', '--no-warnings', this.path(program), ...args];
    try {
      execFileSync(process.execPath, node, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe', timeout: 300_000 });
      return undefined;
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
      return `${stdout}${stderr}`.trim() || String(error);
    }
  }

  /** Everything as it was. @returns the files that were touched. */
  putBack(): readonly string[] {
    const touched = [...this.former.keys()];
    for (const [file, text] of this.former) this.write(file, text);
    this.former.clear();
    return touched;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
