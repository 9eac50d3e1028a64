// Flowable behind its REST interface: a person's client asks for the task of his case and completes it.
import { spawn } from 'node:child_process';
import { given, runPeer, untilAnswered } from './peer.mjs';

const server = spawn('java', [...JSON.parse(process.env.PEER_JAVA), 'jinji.bench.Rest'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: process.env,
});
process.on('exit', () => server.kill('SIGKILL'));

const base = `http://127.0.0.1:${given.port}/process-api`;

async function call(method, path, body) {
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

await untilAnswered(() => call('GET', '/repository/process-definitions?key=promotion'));

await runPeer({
  start: async (caseId) => {
    const { total } = await call('GET', `/history/historic-process-instances?businessKey=${caseId}`);
    if (total === 0)
      await call('POST', '/runtime/process-instances', { processDefinitionKey: 'promotion', businessKey: caseId });
  },
  act: async (caseId, act) => {
    const { data } = await call('GET', `/runtime/tasks?processInstanceBusinessKey=${caseId}&taskDefinitionKey=${act}`);
    // Done already, before a crash: what stands there is the next one.
    if (data.length === 0) return;
    await call('POST', `/runtime/tasks/${data[0].id}`, {
      action: 'complete',
      variables: [{ name: 'answer', value: 'yes' }],
    });
  },
  finished: async () => (await call('GET', '/history/historic-process-instances?finished=true&size=1')).total,
});
