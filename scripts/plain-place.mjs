// Tools that take a path for an address stumble over #, ? and % in it: what they read is shown to them elsewhere.
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isPlain = (path) => !/[#?%]/.test(path);

/** Gives `work` a folder of its own for the while. */
async function elsewhere(work) {
  const folder = mkdtempSync(join(isPlain(tmpdir()) ? realpathSync(tmpdir()) : '/tmp', 'jinji-place-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Gives `work` a plain path to the root: a link, where its own is not. */
export const byWayOfALink = (root, work) =>
  isPlain(root)
    ? work(root)
    : elsewhere((folder) => {
        symlinkSync(root, join(folder, 'checkout'));
        return work(join(folder, 'checkout'));
      });

/** Gives `work` a folder with a plain path, the root's files of those names and links to what was made from them. */
export const byWayOfACopy = (root, names, work) =>
  isPlain(root)
    ? work(root)
    : elsewhere((folder) => {
        for (const name of names) cpSync(join(root, name), join(folder, name), { recursive: true });
        for (const made of ['node_modules', 'dist']) symlinkSync(join(root, made), join(folder, made));
        return work(folder);
      });
