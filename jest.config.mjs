// Tests run the TypeScript sources themselves (swc strips the types; `npm test` checks them first).
// Coverage counts a file's code in a context of the file's own, in Jest's way; otherwise what is no test is loaded once for a
// process and shared by all files that it runs (CONTRIBUTING.md, "Write a test").
const covers = process.argv.some((one) => one.startsWith('--coverage'));
const shared = {
  testEnvironment: '<rootDir>/test/support/jest/environment.cjs',
  runtime: '<rootDir>/test/support/jest/runtime.cjs',
};

/** @type {import('jest').Config} */
export default {
  ...(covers ? { testEnvironment: 'node' } : shared),
  injectGlobals: false,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  // One set of real servers for the whole run: test/support/global-setup.ts.
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  // What a file loaded stays with its process, and coverage counts it after every file: a full process makes way.
  workerIdleMemoryLimit: '1500MB',
  coverageProvider: 'v8',
  collectCoverageFrom: [
    '{domain,policy,workflows,activities,documents,notifications,db,imports,seal,worker,api,cli}/**/*.ts',
  ],
  coverageReporters: ['text-summary', 'lcovonly'],
  // What waits for the engine waits long before it gives up: a slow machine is no failure.
  testTimeout: 240_000,
};
