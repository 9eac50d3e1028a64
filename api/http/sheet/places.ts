import { exportsBusy } from '../refusals.js';

/** Each export holds a connection to the database, and packs on a thread of its own. */
const MOST_AT_ONCE = 2;

/** How many lists are made workbooks of at a time, in this process. */
export interface ExportPlaces {
  /** Takes a place, and gives it back with what is answered. @throws ApiRefusal `EXPORT.BUSY`. */
  take(accountId: number): () => void;
}

/** Two places, of which nobody has more than one. */
export function createExportPlaces(): ExportPlaces {
  const taken = new Set<number>();
  return {
    take: (accountId) => {
      if (taken.has(accountId) || taken.size >= MOST_AT_ONCE) throw exportsBusy();
      taken.add(accountId);
      return () => {
        taken.delete(accountId);
      };
    },
  };
}
