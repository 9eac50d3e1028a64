// What every command needs first: the dependencies and the build.
import './node-version.mjs';
import './no-proxy.mjs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

export async function prepare() {
  await ensureInstalled(root);
  await ensureBuilt(root);
}

export const built = (file) => new URL(`../dist/${file}`, import.meta.url);
export const local = (...parts) => join(root, ...parts);
