import { Compiler } from './compiler.js';
import type { Checkout } from './checkout.js';
import { type Place, type Recipe } from './recipe.js';

/** What stands behind a recipe: the compiler, the generators, and the tests that it names. */
export class Checks {
  private readonly product: Compiler;
  private readonly pages: Compiler;
  private unreachedBefore: readonly string[] | undefined;

  constructor(private readonly checkout: Checkout) {
    this.product = new Compiler(checkout, 'tsconfig.json', (file) => /^(?!web\/).*\.ts$/.test(file));
    this.pages = new Compiler(checkout, 'web/tsconfig.json', (file) => /^web\/.*\.tsx?$/.test(file));
  }

  /** Carries out the whole recipe. @returns what complains although nothing was left out. */
  whole({ places, tests, deadCode }: Recipe): string | undefined {
    this.end();
    if (deadCode) this.unreachedBefore ??= this.unreached();
    const missing = this.begin(places);
    if (missing !== undefined) return missing;
    const failed = this.checkout.make(places);
    if (failed !== undefined) return failed;
    this.forget(filesOf(places));
    return this.product.settle() ?? this.pages.settle() ?? this.tested(tests) ?? this.reached(deadCode);
  }

  /** Carries out the recipe without one of its places. @returns what complains first, the cheapest asked first. */
  without({ places, tests, deadCode }: Recipe, left: Place): string | undefined {
    const rest = places.filter((place) => place !== left);
    const missing = this.begin(rest);
    if (missing !== undefined) return missing;
    this.forget(filesOf(places));
    const own = rest.flatMap((place) => ('file' in place && /^(?!web\/).*\.ts$/.test(place.file) ? [place.file] : []));
    const first = this.product.complaintIn(own);
    if (first !== undefined) return first;
    const failed = this.checkout.make(rest);
    if (failed !== undefined)
      return `a generator: ${failed.split('\n').find((line) => line.includes('Error')) ?? failed}`;
    this.forget(filesOf(places));
    return this.product.complaint() ?? this.pages.complaint() ?? this.tested(tests) ?? this.reached(deadCode);
  }

  /** As it was before. */
  end(): void {
    this.forget(this.checkout.putBack());
  }

  /** @returns which place is not where it was. */
  private begin(places: readonly Place[]): string | undefined {
    this.end();
    try {
      this.checkout.carryOut(places);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  private forget(files: readonly string[]): void {
    this.product.forget(files);
    this.pages.forget(files);
  }

  /** What nobody reaches, beside what nobody reached before. */
  private reached(asked: true | undefined): string | undefined {
    if (asked === undefined) return undefined;
    return this.unreached().find((line) => this.unreachedBefore?.includes(line) === false);
  }

  private unreached(): readonly string[] {
    const found = this.checkout.run('node_modules/knip/bin/knip.js', ['--no-progress', '--reporter', 'compact']) ?? '';
    return found.split('\n').filter((line) => line.includes('/'));
  }

  private tested(tests: readonly string[]): string | undefined {
    if (tests.length === 0) return undefined;
    const output = this.checkout.run('node_modules/jest/bin/jest.js', ['--bail', ...tests]);
    if (output === undefined) return undefined;
    const found = /●\s+(.+)/.exec(output)?.[1];
    const file = /FAIL (\S+)/.exec(output)?.[1];
    return file === undefined ? output.slice(-400) : `${file}: ${found ?? 'does not run'}`;
  }
}

const filesOf = (places: readonly Place[]): readonly string[] =>
  places.flatMap((place) => ('run' in place ? place.writes : [place.file]));
