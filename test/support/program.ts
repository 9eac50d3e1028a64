import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkoutRoot } from '../../cli/launch/machine/cache.js';

/** Where what is made for tests lies: packages are found from here. */
const CACHE = ['node_modules', '.cache', 'jinji-tests'];
const NO_SOURCE = new Set(['node_modules', 'dist', 'coverage', '.git', '.jinji', 'docs']);

/**
 * A program of the sources, of a process of its own, as one file for node: it starts in a third of the processor time that
 * its modules take one by one. Packages are loaded as they are. Made once for the sources as they are now.
 * @param path relative to the checkout, such as `cli/jinji.ts`.
 */
export async function program(path: string): Promise<string> {
  const root = checkoutRoot();
  const name = `${path.replaceAll('/', '-').replace(/\.ts$/, '')}-${sourcesNow(root)}.mjs`;
  const file = join(root, ...CACHE, name);
  if (existsSync(file)) return file;
  const { build } = await import('vite');
  const made = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [{ name: 'where-it-lies', transform: whereItLies }],
    ssr: { external: true },
    build: {
      ssr: join(root, path),
      write: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [entry] = 'output' in made ? made.output : [];
  if (entry === undefined) throw new Error(`${path} came to nothing`);
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, entry.code);
  renameSync(draft, file);
  return file;
}

/** A module knows its place in the sources, wherever it is put. */
function whereItLies(code: string, id: string): string {
  return code
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
    .replaceAll('import.meta.filename', JSON.stringify(id))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href));
}

/** Another with every change of a source. */
function sourcesNow(root: string): string {
  const digest = createHash('sha256');
  const rooms = readdirSync(root, { withFileTypes: true }).filter(
    (one) => one.isDirectory() && !NO_SOURCE.has(one.name),
  );
  for (const room of rooms) {
    const names = readdirSync(join(root, room.name), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => one.endsWith('.ts')).sort()) {
      const { size, mtimeMs } = statSync(join(root, room.name, name));
      digest.update(`${room.name}/${name} ${size} ${mtimeMs}\n`);
    }
  }
  return digest.digest('hex').slice(0, 16);
}
