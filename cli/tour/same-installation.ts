import type { Queryable } from '../../db/database.js';
import { accountOfToken } from '../../db/accounts/sessions.js';
import { LAUNCH } from '../../domain/refusals/play.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { Guest } from '../play/guest.js';

/**
 * Before anything is played: whoever logs in at the service has to be known in the records that are read back afterwards.
 * A service that somebody started with another data folder or database tells another story.
 * @throws RefusalError LAUNCH.TOUR_OTHER_INSTALLATION, LAUNCH.TOUR_NOT_THE_SAMPLE, LAUNCH.TOUR_NO_SERVICE
 */
export async function checkSameInstallation(
  db: Queryable,
  { url, folder }: { readonly url: string; readonly folder: string },
): Promise<void> {
  const guest = await Guest.signIn(url, 'hr');
  if ((await accountOfToken(db, guest.token, new Date())) !== undefined) return;
  throw new RefusalError(refuse(LAUNCH.TOUR_OTHER_INSTALLATION, { url, folder }));
}
