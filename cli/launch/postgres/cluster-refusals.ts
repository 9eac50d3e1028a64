import { LAUNCH } from '../../../domain/refusals/launch.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

/** The folder speaks of a database that is not there. Nothing is advised that could lose what is left. */
export const clusterMissing = (cluster: string, dataFolder: string): Error =>
  new RefusalError(refuse(LAUNCH.CLUSTER_MISSING, { dataFolder, cluster }));

/** The database is there, and the file with its password is not. */
export const passwordMissing = (cluster: string, file: string): Error =>
  new RefusalError(refuse(LAUNCH.CLUSTER_PASSWORD_MISSING, { cluster, file }));
