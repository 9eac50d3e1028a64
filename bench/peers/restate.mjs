// Restate: a server with a log of its own on this machine's disk. A case is a workflow whose run waits for three promises; an
// act is a shared handler that writes the row (at least once, so with a key), keeps the promise and answers.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import './with-resolvers.mjs';
import * as restate from '@restatedev/restate-sdk';
import * as clients from '@restatedev/restate-sdk-clients';
import pg from 'pg';
import { ACTS, given, runPeer, untilAnswered } from './peer.mjs';

const pool = new pg.Pool({ connectionString: given.database, max: 20 });
const [ingress, admin, service] = [given.port, given.port + 1, given.port + 2];

const promotion = restate.workflow({
  name: 'promotion',
  handlers: {
    // Nothing comes for days: it is put away at once, so that those who wait take no place from those who act.
    run: restate.handlers.workflow.workflow({ inactivityTimeout: 0 }, async (ctx) => {
      for (const act of ACTS) await ctx.promise(act);
    }),
    act: restate.handlers.workflow.shared({}, async (ctx, { act, answer }) => {
      await ctx.run('row', async () => {
        await pool.query(
          'insert into peer_act (case_id, act, answer) values ($1, $2, $3) on conflict (case_id, act) do nothing',
          [ctx.key, act, answer],
        );
      });
      await ctx.promise(act).resolve(answer);
      return 'recorded';
    }),
  },
});

function startServer() {
  mkdirSync(given.folder, { recursive: true });
  const log = openSync(join(given.folder, 'restate.log'), 'a');
  const file = createRequire(import.meta.url).resolve('@restatedev/restate-server/package.json');
  const binary = createRequire(file).resolve(
    `@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`,
  );
  return spawn(binary, ['--no-logo'], {
    cwd: given.folder,
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env.PATH,
      RESTATE_BASE_DIR: join(given.folder, 'restate'),
      RESTATE_NODE_NAME: 'peer',
      RESTATE_LISTEN_MODE: 'tcp',
      RESTATE_BIND_IP: '127.0.0.1',
      RESTATE_BIND_PORT: String(given.port + 3),
      RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
      RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
      RESTATE_DISABLE_TELEMETRY: 'true',
      DO_NOT_TRACK: '1',
      RESTATE_LOG_FILTER: 'warn',
    },
  });
}

const server = startServer();
process.on('exit', () => server.kill('SIGKILL'));
await restate.serve({ services: [promotion], port: service });

const post = async (path, body) => {
  const answer = await fetch(`http://127.0.0.1:${admin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};
await untilAnswered(() => post('/deployments', { uri: `http://127.0.0.1:${service}`, force: true }));

const client = clients.connect({ url: `http://127.0.0.1:${ingress}` });

await runPeer({
  start: (caseId) => untilAnswered(() => client.workflowClient(promotion, caseId).workflowSubmit()),
  act: (caseId, act) =>
    client
      .workflowClient(promotion, caseId)
      .act({ act, answer: 'yes' }, clients.rpc.opts({ idempotencyKey: `${caseId}-${act}` })),
  finished: async () => {
    const query = `select count(*) as n from sys_invocation where target_handler_name = 'run' and status = 'completed'`;
    const { rows } = await post('/query', { query });
    return Number(rows[0].n);
  },
});
