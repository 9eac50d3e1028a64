// A proxy of the house is for the world: what runs on this machine is reached directly, here and in whatever is started
// from here. Tools look at either spelling, some at the first alone.
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

const { env } = process;
for (const [name, other] of [
  ['no_proxy', 'NO_PROXY'],
  ['NO_PROXY', 'no_proxy'],
]) {
  const said = (env[name] ?? env[other] ?? '').split(',').map((one) => one.trim());
  env[name] = [...new Set([...said.filter(Boolean), ...LOOPBACK])].join(',');
}
