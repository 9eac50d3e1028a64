import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { momentOf } from '../../cli/backup/records.js';
import { makeDataFolder, removeDataFolder } from '../../cli/launch/machine/scratch-folder.js';
import { openHouse, type House } from '../db/house.js';

/** The server's word that the rows of a COPY are over, and what it is held back for. */
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);
const LATE_MS = 10;

/** docs/decisions/0069: the list of a back-up counts what the server says it gave, however late it says so. */
describe('the rows in the list of a back-up', () => {
  let house: House;
  let folder: string;
  let slow: { readonly url: string; close(): Promise<void> };

  beforeEach(async () => {
    house = await openHouse();
    for (const id of ['h1', 'g1']) await house.person(id);
    folder = await makeDataFolder('jinji-rows-');
    slow = await slowTo(house.ownerUrl);
  });
  afterEach(async () => {
    await slow.close();
    await removeDataFolder(folder);
    await house.close();
  });

  test('are right when the count comes after the rows', async () => {
    const moment = await momentOf(slow.url);
    const { tables } = await moment.dump(folder);
    await moment.close();
    const counted = await sql<{ n: number }>`select count(*)::int as n from person`.execute(house.db);
    expect(counted.rows[0]?.n).toBeGreaterThan(0);
    expect(tables.find(({ name }) => name === 'person')?.rows).toBe(counted.rows[0]?.n);
  });
});

/** A way to the server on which the word after the rows of a COPY comes late. */
async function slowTo(url: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const target = new URL(url);
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    client.pipe(upstream);
    void forward(upstream, client);
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    close: () =>
      new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  };
}

async function forward(upstream: Socket, client: Socket): Promise<void> {
  for await (const chunk of upstream as AsyncIterable<Buffer>) {
    const end = chunk.indexOf(COPY_DONE);
    if (end === -1) client.write(chunk);
    else {
      client.write(chunk.subarray(0, end + COPY_DONE.length));
      await new Promise((resolve) => setTimeout(resolve, LATE_MS));
      client.write(chunk.subarray(end + COPY_DONE.length));
    }
  }
  client.end();
}
