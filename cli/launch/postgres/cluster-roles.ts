import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { DATABASE_ROLES, prepareRoles, rolesArePrepared, type RolePasswords } from '../../../db/rights/roles.js';
import { readIfThere, writePrivate } from '../machine/files.js';

/** Connection strings to one database, each with its password. */
export interface RoleUrls {
  /** The service's: no DDL, nothing that stands is changed. */
  readonly url: string;
  /** The owner's: migrations alone. */
  readonly ownerUrl: string;
}

/** Where the password of a role lies in a data folder (mode 0600). */
const passwordFile = (dataFolder: string, role: string): string =>
  join(dataFolder, 'secrets', `postgres-${role}-password`);

/**
 * Sees to the roles of the embedded database and to their passwords in `<data>/secrets`: makes what is missing, also in
 * a cluster of an earlier release, where the service owned everything.
 * @param administrator connection string to the database as the one who made the cluster
 */
export async function rolesOfCluster(dataFolder: string, administrator: string): Promise<RoleUrls> {
  const passwords: Record<string, string> = {};
  let fresh = false;
  for (const role of Object.keys(DATABASE_ROLES)) {
    const file = passwordFile(dataFolder, role);
    const kept = await readIfThere(file);
    const password = kept ?? randomBytes(24).toString('base64url');
    if (kept === undefined) await writePrivate(file, password);
    fresh ||= kept === undefined;
    passwords[role] = password;
  }
  if (fresh || !(await isPrepared(administrator))) await prepareRoles(administrator, passwords);
  const urlAs = (role: keyof typeof DATABASE_ROLES): string => {
    const url = new URL(administrator);
    url.username = DATABASE_ROLES[role];
    url.password = encodeURIComponent(passwords[role] ?? '');
    return url.href;
  };
  return { url: urlAs('writer'), ownerUrl: urlAs('owner') };
}

async function isPrepared(administrator: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: administrator });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await rolesArePrepared(client);
  } finally {
    await client.end();
  }
}

/**
 * Makes the roles on a server of one's own, with the passwords that their connection strings bear, as the administrator
 * of `DATABASE_ADMIN_URL`.
 */
export const rolesOfServer = (
  administrator: string,
  urls: { readonly writer: string; readonly owner?: string | undefined; readonly reader?: string | undefined },
): Promise<void> => {
  const passwords = Object.entries(urls).flatMap(([role, url]) => {
    if (url === undefined) return [];
    const { username, password } = new URL(url);
    const isRole = username === DATABASE_ROLES[role as keyof typeof DATABASE_ROLES];
    return isRole && password !== '' ? [[role, decodeURIComponent(password)]] : [];
  });
  return prepareRoles(administrator, Object.fromEntries(passwords) as RolePasswords);
};
