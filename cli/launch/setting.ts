/** An environment variable; undefined when it is unset or empty. */
export const setting = (env: NodeJS.ProcessEnv, name: string): string | undefined => {
  const value = env[name];
  return value === '' ? undefined : value;
};
