import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { reportIntrusion } from '../activities/service/report-intrusion.js';
import type { Database } from '../db/database.js';
import type { ForeignPayload } from '../seal/codec.js';

/** So many are reported in a minute; who floods the engine keeps the records from nothing. */
const MOST_A_MINUTE = 60;

/** Tells log and alarms of what came and does not open; never throws, and keeps nobody waiting. */
export function foreignReporter(
  db: Kysely<Database>,
  log: Pick<Logger, 'warn'>,
  now: () => Date = () => new Date(),
): (found: ForeignPayload) => void {
  let minute = 0;
  let told = 0;
  return ({ workflowId, bytes }) => {
    const at = now();
    const current = Math.floor(at.getTime() / 60_000);
    if (current !== minute) [minute, told] = [current, 0];
    told += 1;
    if (told > MOST_A_MINUTE) return;
    log.warn({ workflow: workflowId }, 'something that does not open reached a workflow; it is not acted on');
    reportIntrusion(db, { workflowId, what: 'foreign' }, bytes, at).catch((error: unknown) => {
      log.warn({ err: error }, 'an alarm about it could not be raised');
    });
  };
}
