import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const pages = join(import.meta.dirname, '..', '..', 'web', 'pages');

/** Styles of a page stay when one goes on to another: a class that two of them style looks otherwise by where one came from. */
test('no class is styled by the sheets of two pages', () => {
  const owners = new Map<string, Set<string>>();
  for (const file of readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.css'),
  )) {
    const code = readFileSync(join(pages, file), 'utf8').replace(/\/\*[^]*?\*\//g, '');
    for (const [, selectors = ''] of code.matchAll(/([^{}]+)\{/g))
      for (const one of selectors.split(',').map((each) => each.trim()))
        if (/^\.[\w-]+$/.test(one)) owners.set(one, (owners.get(one) ?? new Set()).add(file));
  }
  expect([...owners].filter(([, files]) => files.size > 1).map(([name, files]) => [name, ...files])).toEqual([]);
});
