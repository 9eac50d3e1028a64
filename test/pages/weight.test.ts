import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const built = join(import.meta.dirname, '..', '..', 'dist', 'web');
/** What may come over the wire before the first task opens; the fonts of machines that have none come after. */
const FIRST_LOAD_BYTES = 300_000;

/** What a further page may bring, with all that it needs at once. */
const PAGE_BYTES = 150_000;

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

/** What may be asked for later on, by what a script names. */
const later = (name: string): readonly string[] =>
  [...read(name).matchAll(/import\(\s*["'`]\.\/([^"'`]+\.js)["'`]\s*\)/g)].map(([, file = '']) => `assets/${file}`);

// A small file has no smaller form beside it.
function weigh(name: string): number {
  const compressed = join(built, `${name}.br`);
  return statSync(existsSync(compressed) ? compressed : join(built, name)).size;
}
const sum = (files: Iterable<string>): number => [...files].reduce((all, name) => all + weigh(name), 0);

/** All that comes before the first task opens. */
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
  const bytes = sum(firstLoad());
  // React and antd alone are more than that: nothing was overlooked.
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
});

test('a further page brings less than 150 kB compressed', () => {
  const first = firstLoad();
  const seen = new Map<string, number>();
  const todo = [...first].filter((name) => name.endsWith('.js'));
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    for (const page of later(name)) {
      if (seen.has(page) || first.has(page)) continue;
      const own = [...withImports(page, new Set())].filter((file) => !first.has(file));
      seen.set(page, sum(own));
      todo.push(...own);
    }
  }
  expect(seen.size).toBeGreaterThan(40);
  expect([...seen].filter(([, bytes]) => bytes >= PAGE_BYTES)).toEqual([]);
});
