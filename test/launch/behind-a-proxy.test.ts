import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkoutRoot } from '../../cli/launch/machine/cache.js';
import { devServerAddress } from '../support/services.js';

/** The proxy of a house: it knows the world, and nothing of this machine. */
const asked: string[] = [];
let proxy: Server;
let address = '';
beforeAll(async () => {
  proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => proxy.close(resolve)));

/** What a command that the scripts run does: connects to the engine, and says what goes past the proxy. */
async function connects(names: NodeJS.ProcessEnv): Promise<string> {
  const prepare = pathToFileURL(join(checkoutRoot(), 'scripts', 'prepare.mjs')).href;
  const code = `await import('${prepare}');
    const { Connection } = await import('@temporalio/client');
    const connection = await Connection.connect({ address: '${devServerAddress()}', connectTimeout: 10_000 });
    await connection.close();
    console.log(process.env.no_proxy + ' ' + process.env.NO_PROXY);`;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name)));
  const args = ['--input-type=module', '-e', code];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: checkoutRoot(),
    env: { ...env, ...names },
  });
  return stdout.trim();
}

test('what runs on this machine is reached directly, whatever is set for the world', async () => {
  const both = { http_proxy: address, https_proxy: address };
  const loopback = 'localhost,127.0.0.1,::1';
  expect(await connects(both)).toBe(`${loopback} ${loopback}`);
  // What the house excepts stays excepted, in whichever way it is written.
  const house = { ...both, NO_PROXY: '.example.com' };
  expect(await connects(house)).toBe(`.example.com,${loopback} .example.com,${loopback}`);
  expect(asked).toEqual([]);
}, 60_000);
