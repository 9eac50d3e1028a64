// node scripts/compose-secrets.mjs: makes the secrets of docker-compose.yml, once; what is there stays.
import './node-version.mjs';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

// The folder keeps other people out; the files themselves are readable, because a container reads them as its own user.
const folder = join(root, '.jinji', 'compose');
mkdirSync(folder, { recursive: true, mode: 0o700 });

function secret(name, make) {
  const path = join(folder, name);
  if (!existsSync(path)) writeFileSync(path, make(), { mode: 0o644 });
  return readFileSync(path, 'utf8');
}

const random = () => randomBytes(32).toString('base64url');
secret('temporal_db_password', random);
secret('session_secret', random);
// Seals what Temporal stores and signs acts (docs/decisions/0046): without it running cases cannot be read again.
const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const key = (use) => `${use}-${day}-${randomBytes(3).toString('hex')} ${use} ${random()}\n`;
secret('keys', () => key('seal') + key('sign'));
// For the operator to fill in, where the mail server asks for a password.
secret('smtp_password', () => '');
// docs/decisions/0046: the service's role, the tables' owner and reports each have their own; the administrator makes them.
const urlAs = (role, password) => `postgresql://${role}:${password}@db:5432/jinji`;
const administrator = urlAs('jinji', secret('db_password', random));
secret('database_admin_url', () => administrator);
secret('database_owner_url', () => urlAs('jinji_owner', random()));
secret('database_reader_url', () => urlAs('jinji_reader', random()));
// A folder of before has the administrator's here.
const own = join(folder, 'database_url');
if (existsSync(own) && readFileSync(own, 'utf8').trim() === administrator) rmSync(own);
secret('database_url', () => urlAs('jinji_writer', random()));
console.log(folder);
