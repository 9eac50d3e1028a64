// The sources of the program and their fingerprints.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const NOT_BUILT = ['test', 'bench'];

/** The folders that the compiler is told of, without tests and benches. */
export const rooms = (root) =>
  JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).include.filter((room) => !NOT_BUILT.includes(room));
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Every file of the rooms, relative to the root, sorted. */
export const sourceFiles = (root) => filesOf(root, rooms(root));

function filesOf(root, folders) {
  const files = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else files.push(path);
    }
  };
  for (const room of folders) if (statSync(join(root, room), { throwIfNoEntry: false })) walk(room);
  return files.sort();
}

/** Changes when a file's size or time changes: quick, and wrong only on the safe side. */
export function quickFingerprint(root, files) {
  const hash = createHash('sha256');
  for (const file of [...files, ...SETTINGS]) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Changes when anything changes that lint looks at: the sources, tests and pages, the settings, its own packages. */
export function lintedFingerprint(root) {
  const settings = ['eslint.config.mjs', 'web/tsconfig.json'];
  const code = filesOf(root, [...rooms(root), ...NOT_BUILT, 'web']).filter((file) => /\.tsx?$/.test(file));
  return `${process.version} ${contentFingerprint(root, [...code, ...settings])}`;
}

/** Changes when a file's content changes. */
export function contentFingerprint(root, files) {
  const hash = createHash('sha256');
  for (const file of [...files, ...SETTINGS]) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
