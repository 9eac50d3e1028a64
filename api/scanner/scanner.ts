import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { clearAlarms } from '../../db/messages/alarms.js';
import { raiseCause } from '../../db/messages/raise-causes.js';
import type { Database } from '../../db/database.js';
import { ATTACHMENT } from '../../domain/refusals/attachments.js';
import type { ScannerSettings } from '../../domain/settings/scanner-settings.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { SCANNER_SILENT } from '../../policy/service-health.js';
import type { BodyWatch } from '../http/body/spool.js';
import { scan, ScannerFailed } from './clamd.js';

/** The virus scanner of the house, if it has one (docs/decisions/0063). */
export interface Scanner {
  /** Watches a file as it comes; undefined where none is set up. It throws `ATTACHMENT.NOT_SCANNED` where it does not answer. */
  watch(): BodyWatch | undefined;
  /** Tries it on some bytes: the alarm stands from when it does not answer until it does. */
  look(): Promise<void>;
  /** Whether it answered when it was last asked; true where none is set up. */
  answers(): boolean;
}

interface Deps {
  readonly db: Kysely<Database>;
  readonly settings: ScannerSettings | undefined;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Something that no scanner takes for a virus. */
const PROBE = Buffer.from('jinji');

/** Asks clamd about every file, says in the log and by an alarm when it does not answer. */
export function createScanner({ db, settings, log, now }: Deps): Scanner {
  const clear = (): Promise<void> => clearAlarms(db, SCANNER_SILENT.code, now());
  if (settings === undefined) {
    return { watch: () => undefined, look: clear, answers: () => true };
  }
  let answers = true;
  const report = async (reason: string): Promise<void> => {
    answers = false;
    log.warn({ reason }, 'the virus scanner does not answer; uploads are refused meanwhile');
    await db.transaction().execute((trx) => raiseCause(trx, SCANNER_SILENT, now()));
  };
  /** @throws RefusalError in the place of a scanner that failed */
  const said = async <T>(asking: Promise<T>): Promise<T> => {
    try {
      return await asking;
    } catch (error) {
      if (!(error instanceof ScannerFailed)) throw error;
      await report(error.message);
      throw new RefusalError(refuse(ATTACHMENT.NOT_SCANNED));
    }
  };
  return {
    watch: () => {
      const one = scan(settings);
      return {
        take: (chunk) => said(one.take(chunk)),
        end: () => said(one.end()),
        drop: () => {
          one.drop();
        },
      };
    },
    look: async () => {
      try {
        const one = scan(settings);
        await one.take(PROBE);
        await one.end();
      } catch (error) {
        if (!(error instanceof ScannerFailed)) throw error;
        await report(error.message);
        return;
      }
      answers = true;
      await clear();
    },
    answers: () => answers,
  };
}
