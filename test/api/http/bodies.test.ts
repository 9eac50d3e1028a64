import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import request from 'supertest';
import { FOR_LOG_IN, FOR_MANY, FOR_ONE, readJson, weigh } from '../../../api/http/body/json-body.js';
import { RefusalError } from '../../../domain/vocabulary/refusal.js';
import { createHarness, type Harness } from '../harness.js';

let harness: Harness;
let token: string;

beforeAll(async () => {
  harness = await createHarness();
  token = await harness.tokenOf('h1');
});
afterAll(() => harness.close());

const json = (path: string, body: string) =>
  request(harness.express)
    .post(path)
    .set({ Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' })
    .send(body);
async function codeOf(path: string, body: string): Promise<readonly [number, string]> {
  const answer = await json(path, body);
  return [answer.status, (answer.body as { code?: string }).code ?? ''];
}

describe('what a body may hold', () => {
  test('4 kB at the log-in, 64 kB for one, 2 MB for many', async () => {
    const log = (size: number) => `{"login":"${'a'.repeat(size)}","password":"x"}`;
    expect(await codeOf('/v1/sessions', log(FOR_LOG_IN.bytes))).toEqual([413, 'REQUEST.TOO_LARGE']);
    expect((await json('/v1/sessions', log(FOR_LOG_IN.bytes))).text).toContain('4 kB');
    expect((await codeOf('/v1/sessions', log(3_000)))[0]).toBe(400);
    const reason = (size: number) => `{"reason":"${'a'.repeat(size)}"}`;
    const one = '/v1/people/e1/leaves/2026-05-04/withdrawal';
    expect(await codeOf(one, reason(FOR_ONE.bytes))).toEqual([413, 'REQUEST.TOO_LARGE']);
    expect(await codeOf(one, reason(FOR_ONE.bytes - 100))).toEqual([400, 'REQUEST.INVALID']);
    const many = (size: number) => `{"rows":[],"more":"${'a'.repeat(size)}"}`;
    expect(await codeOf('/v1/tasks/completions', many(FOR_MANY.bytes))).toEqual([413, 'REQUEST.TOO_LARGE']);
    expect(await codeOf('/v1/tasks/completions', many(FOR_MANY.bytes - 100))).toEqual([400, 'REQUEST.INVALID']);
  });

  test('three thousand lists inside each other are no fault of ours', async () => {
    const nested = `{"rows":${'['.repeat(3_000)}${']'.repeat(3_000)}}`;
    expect(await codeOf('/v1/tasks/completions', nested)).toEqual([400, 'REQUEST.TOO_DEEP']);
    expect(await codeOf('/v1/hires', nested)).toEqual([400, 'REQUEST.TOO_DEEP']);
  });

  test('more values than anybody sends are not looked at', async () => {
    const rows = `{"rows":[${'0,'.repeat(250_000)}0]}`;
    expect(await codeOf('/v1/tasks/completions', rows)).toEqual([413, 'REQUEST.TOO_MANY']);
  });

  test('brackets and commas inside a text count for nothing, escaped quotes included', () => {
    const weighed = (body: string) => {
      weigh(body, { bytes: 0, parts: 3 });
    };
    expect(() => {
      weighed(JSON.stringify({ a: '[[[[,,,,', b: '"]]]]{{{{\\' }));
    }).not.toThrow();
    expect(() => {
      weighed('[1,2,3,4]');
    }).toThrow(RefusalError);
    expect(() => {
      weighed('[1,2,3]');
    }).not.toThrow();
  });

  test('whoever leaves before his body is read has sent no empty form', async () => {
    const app = express();
    const read = new Promise<unknown>((resolve) => {
      app.use((req, res) => {
        req.socket.once('close', () => void readJson(req, res, FOR_ONE).then(resolve, resolve));
      });
    });
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const line = connect(port, '127.0.0.1');
    const body = '{"tookPlace":false}';
    line.end(
      `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await once(line, 'finish');
    line.destroy();
    expect(await read).toBeInstanceOf(RefusalError);
    server.close();
  });

  test('JSON Lines beyond a hundred thousand are told, not answered', async () => {
    const answer = await request(harness.express)
      .post('/v1/policy/evaluations')
      .set({ Authorization: `Bearer ${token}`, 'Content-Type': 'application/x-ndjson' })
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          done(null, Buffer.concat(parts).toString('utf8'));
        });
      })
      .send('x\n'.repeat(100_100));
    const lines = (answer.body as string).trimEnd().split('\n');
    expect(lines).toHaveLength(100_001);
    expect(lines.at(-1)).toContain('send the rest in another');
  });
});
