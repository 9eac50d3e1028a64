// The tests of one file after the other run in the process itself, as the product does, and not in a context of their own:
// what is no test is loaded once for all of them (runtime.cjs, CONTRIBUTING.md, "Write a test"). What a file leaves behind in the
// process is put back when it is over.
const { ModuleMocker } = require('jest-mock');

/** Jest's runner keeps the state of one file in the process; packages that were loaded keep theirs. */
const isOfTheRunner = (key) =>
  typeof key === 'symbol' &&
  /^(EVENT_HANDLERS|JEST_STATE_SYMBOL|RETRY|TEST_TIMEOUT|WAIT_BEFORE|LOG_ERRORS)/.test(key.description ?? '');

/** What a file may have changed of the process. */
function remember() {
  return {
    globals: new Map(
      Reflect.ownKeys(globalThis).map((key) => [key, Reflect.getOwnPropertyDescriptor(globalThis, key)]),
    ),
    env: { ...process.env },
    exit: process.exit,
    exitCode: process.exitCode,
    folder: process.cwd(),
    mask: process.umask(),
    listeners: new Map(process.eventNames().map((name) => [name, new Set(process.rawListeners(name))])),
    stackTraceLimit: Error.stackTraceLimit,
  };
}

function putBack({ globals, env, exit, exitCode, folder, mask, listeners, stackTraceLimit }) {
  for (const key of Reflect.ownKeys(globalThis)) if (!globals.has(key) && isOfTheRunner(key)) delete globalThis[key];
  for (const [key, descriptor] of globals) {
    const now = Reflect.getOwnPropertyDescriptor(globalThis, key);
    if (now === undefined || now.value !== descriptor.value || now.get !== descriptor.get) {
      Reflect.defineProperty(globalThis, key, descriptor);
    }
  }
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  for (const [name, value] of Object.entries(env)) if (process.env[name] !== value) process.env[name] = value;
  process.exit = exit;
  process.exitCode = exitCode;
  if (process.cwd() !== folder) process.chdir(folder);
  process.umask(mask);
  for (const name of process.eventNames()) {
    const before = listeners.get(name);
    for (const one of process.rawListeners(name)) if (before?.has(one) !== true) process.removeListener(name, one);
  }
  Error.stackTraceLimit = stackTraceLimit;
}

/** The engine's library has one runtime a process, which whoever comes next installs as he needs it. */
async function endEngineRuntime() {
  const loaded = require.cache[require.resolve('@temporalio/worker')]?.exports.Runtime?._instance;
  await loaded?.shutdown();
}

module.exports = class {
  constructor() {
    this.before = remember();
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = null;
  }

  setup() {}

  async teardown() {
    await endEngineRuntime();
    putBack(this.before);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return null;
  }
};
