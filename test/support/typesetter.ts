// A process that typesets what a database has and is killed from outside: `tsx typesetter.ts <url of the database>`.
import { createDatabase } from '../../db/database.js';
import { startTypesetting } from '../../worker/typesetting.js';

const { db } = createDatabase({ connectionString: process.argv[2] ?? '', max: 2 });
const log = { warn: (what: object) => process.stderr.write(`${JSON.stringify(what)}\n`) };
await startTypesetting({ db, log, signal: new AbortController().signal }).done;
