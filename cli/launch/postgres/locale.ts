/**
 * An environment for a tool that reads names of files by its locale (Java, Chromium): UTF-8, and no language's own rules,
 * whatever the machine is set to.
 */
export function inUtf8(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => !/^(LANG|LANGUAGE|LC_.*)$/.test(name));
  const known = kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { ...Object.fromEntries(known), LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
}
