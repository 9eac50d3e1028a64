interface GlobalSetup {
  setUp(patterns: readonly string[]): Promise<() => Promise<void>>;
}

/** The real services of a test run, for a script outside Jest (run it with tsx). Gives what stops them. */
export async function startServers(): Promise<() => Promise<void>> {
  // By address: beside it stands the .mjs that Jest loads, and tools that follow imports take the one for the other.
  const path = new URL('./global-setup.ts', import.meta.url).href;
  return ((await import(path)) as GlobalSetup).setUp([]);
}
