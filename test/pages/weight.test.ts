import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const built = join(import.meta.dirname, '..', '..', 'dist', 'web');
/** What may come over the wire before the first task opens; the fonts of machines that have none come after. */
const FIRST_LOAD_BYTES = 300_000;

const read = (name: string): string => readFileSync(join(built, name), 'utf8');

/** A script and all that it imports at once; what it imports when somebody goes there is not among them. */
function withImports(name: string, known: Set<string>): Set<string> {
  if (known.has(name)) return known;
  known.add(name);
  for (const [, file = ''] of read(name).matchAll(/import(?:[^"'()]*?from)?\s*["']\.\/([^"']+\.js)["']/g)) {
    withImports(`assets/${file}`, known);
  }
  return known;
}

/** What is loaded when somebody goes to a page that he has not seen yet. */
const FURTHER_PAGE_BYTES = 150 * 1024;

/** A small file has no smaller form beside it. */
const weigh = (name: string): number => {
  const compressed = join(built, `${name}.br`);
  return statSync(existsSync(compressed) ? compressed : join(built, name)).size;
};

/** What is there before the first task opens. */
function firstLoad(): Set<string> {
  const linked = [...read('index.html').matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, name = '']) => name,
  );
  const files = new Set<string>();
  for (const name of linked) {
    if (name.endsWith('.js')) withImports(name, files);
    else files.add(name);
  }
  return files;
}

test('the pages weigh less than 300 kB compressed until the first task opens', () => {
  const files = firstLoad();
  const bytes = [...files].reduce((sum, name) => sum + weigh(name), 0);
  // React and antd alone are more than that: nothing was overlooked.
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
});

test('each further page weighs less than 150 kB compressed', () => {
  const first = firstLoad();
  const heavy = readdirSync(join(built, 'assets'))
    .filter((name) => name.endsWith('.js') && !first.has(`assets/${name}`))
    .map((name) => {
      const own = [...withImports(`assets/${name}`, new Set())].filter((one) => !first.has(one));
      return { name, bytes: own.reduce((sum, one) => sum + weigh(one), 0) };
    });
  expect(heavy.length).toBeGreaterThan(20);
  expect(heavy.filter(({ bytes }) => bytes >= FURTHER_PAGE_BYTES)).toEqual([]);
});
