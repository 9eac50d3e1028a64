import { randomUUID } from 'node:crypto';
import { createAccount } from '../../db/accounts/accounts.js';
import { IMPORT_KINDS } from '../../imports/columns.js';
import { createDatabase } from '../../db/database.js';
import { addPayRates } from '../../db/people/pay/pay.js';
import { createImporter } from '../../imports/importer.js';
import { ensureSample } from '../sample.js';
import { chooseSampleMarks } from '../sample/pass-marks.js';
import { samplePayTable } from '../sample/pay.js';
import { findCast } from './cast.js';
import { LAUNCH } from '../../domain/refusals/play.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

/** Files of HR's own, CSV or XLSX. */
export interface PeopleFiles {
  readonly people: string;
  readonly ratings?: string;
  readonly complaints?: string;
  readonly leaves?: string;
}

const ACTOR = 'rehearsal';

/** The sample department as of a day, or HR's own files as an import takes them; pay and pass marks by the sample's. */
export async function bringPeople(
  databaseUrl: string,
  folder: string,
  today: string,
  files: PeopleFiles | undefined,
): Promise<void> {
  if (files === undefined) {
    await ensureSample({ databaseUrl, dataFolder: folder, today });
    return;
  }
  const database = createDatabase({ connectionString: databaseUrl, applicationName: 'jinji-rehearsal' });
  try {
    const { db } = database;
    const importer = createImporter({ db, today: () => today });
    for (const kind of IMPORT_KINDS) {
      const file = files[kind];
      if (file === undefined) continue;
      const { id, status, summary } = await importer.dryRun({ kind, file, filename: file, actor: ACTOR });
      if (status === 'refused') {
        throw new RefusalError(
          refuse(LAUNCH.REHEARSAL_IMPORT_REFUSED, { file, refused: summary.counts.refused, kind }),
        );
      }
      await importer.apply({ importId: id, actor: ACTOR, sensitive: 'alone' });
    }
    await addPayRates(db, samplePayTable(today), ACTOR);
    const { hr, gm } = await findCast(db, today);
    await chooseSampleMarks(db, today, hr.personId);
    // Files bring no roles: who plays HR and the general manager has his (4.3); nobody signs in at a rehearsal.
    for (const { personId, roles } of [hr, gm])
      await createAccount(db, {
        login: `rehearsal-${personId.toLowerCase()}`,
        personId,
        roles,
        password: randomUUID(),
      });
  } finally {
    await database.close();
  }
}
