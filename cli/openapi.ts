import { writeFileSync } from 'node:fs';
import { compose } from '../api/compose.js';
import { createLogger } from '../api/http/logging.js';
import { describe } from '../api/http/openapi.js';
import { createRoutes } from '../api/routes.js';
import { readConfiguration } from '../domain/settings/configuration.js';
import { newKeys, writeKeys } from '../seal/key-ring.js';

// node dist/cli/openapi.js FILE: writes the description of the API, without a server; the pages' types are made from it.
const configuration = readConfiguration(
  {
    DATABASE_URL: 'postgresql://nowhere',
    JINJI_SESSION_SECRET: 'nobody signs in to a mere description',
    JINJI_KEYS: writeKeys(newKeys(new Date())),
  },
  () => '',
);
const { database, engine, deps } = compose(configuration, createLogger('silent'));
const [, , file = 'openapi.json'] = process.argv;
writeFileSync(file, `${JSON.stringify(describe(createRoutes(deps), deps.sessions.cookieName))}\n`);
await Promise.all([engine.close(), database.close()]);
