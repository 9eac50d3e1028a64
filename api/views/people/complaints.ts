import type * as z from 'zod';
import { listBoundToComplaints } from '../../../db/attachments/bound.js';
import type { Queryable } from '../../../db/database.js';
import type { PersonComplaint } from '../../../domain/people/people.js';
import { showFile } from '../cases/papers.js';
import type { complaintSchema } from '../schemas.js';

/** Complaints as they go out, each with its evidence. */
export async function withFiles(
  db: Queryable,
  complaints: readonly PersonComplaint[],
): Promise<readonly z.input<typeof complaintSchema>[]> {
  const files = await listBoundToComplaints(
    db,
    complaints.map(({ id }) => id),
  );
  return complaints.map((one) => ({
    ...one,
    files: files.filter(({ complaintId }) => complaintId === one.id).map(showFile),
  }));
}
