import { IMPORT_KINDS } from '../../imports/columns.js';
import { createDatabase } from '../../db/database.js';
import { addPayRates } from '../../db/people/pay.js';
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
      await importer.apply({ importId: id, actor: ACTOR });
    }
    await addPayRates(db, samplePayTable(today), ACTOR);
    await chooseSampleMarks(db, today, (await findCast(db, today)).hr.personId);
  } finally {
    await database.close();
  }
}
