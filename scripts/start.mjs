// npm start: from a bare clone to the running service.
import './node-version.mjs';
import { built, prepare } from './prepare.mjs';
import { main } from './say.mjs';

await main(async () => {
  await prepare();
  const { start } = await import(built('cli/start.js'));
  return start(process.env);
});
