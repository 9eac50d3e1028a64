import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { SAMPLE_PASSWORD } from '../../cli/sample/accounts.js';
import { checkSameInstallation } from '../../cli/tour/same-installation.js';
import { createAccount } from '../../db/accounts/accounts.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { createHarness, type Harness } from '../api/harness.js';
import { openHouse, type House } from '../db/house.js';

/** `npm run tour` while the environment names another data folder or database than that of the running service. */
let here: Harness;
let elsewhere: House;
let server: Server;
let url = '';
beforeAll(async () => {
  here = await createHarness({ now: () => new Date() });
  await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on)
    values ('h9', '示例人事', 'hr', 'confirmed', '2024-01-02', '2024-04-02')`.execute(here.database.db);
  await createAccount(here.database.db, { login: 'hr', password: SAMPLE_PASSWORD, personId: 'h9', roles: ['hr'] });
  elsewhere = await openHouse();
  server = here.express.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await elsewhere.close();
  await here.close();
});

test('in the records of the service it begins', async () => {
  await checkSameInstallation(here.database.db, { url, folder: '/data/here' });
});

test('in those of another installation it says so, names both and what to do, before anything is played', async () => {
  const asked = checkSameInstallation(elsewhere.db, { url, folder: '/data/elsewhere' });
  const refusal = await asked.then(
    () => undefined,
    (error: unknown) => (error instanceof RefusalError ? error.refusal : undefined),
  );
  expect(refusal?.code).toBe('LAUNCH.TOUR_OTHER_INSTALLATION');
  for (const words of [refusal?.message.zh, refusal?.message.en])
    for (const part of [url, '/data/elsewhere', 'JINJI_DATA', 'JINJI_URL']) expect(words).toContain(part);
});
