import type * as z from 'zod';
import { listCases, type Viewer } from '../db/case-views.js';
import type { Queryable } from '../db/database.js';
import { listHeads, readPersonnelCases, type HeadFilter } from '../db/personnel-case-views.js';
import { showCase } from './schemas-cases.js';
import { showPersonnelCase, type anyCaseSchema } from './schemas-personnel.js';

/** A page of cases of every kind, by number. */
export async function pageOfCases(
  db: Queryable,
  viewer: Viewer,
  filter: HeadFilter,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly z.input<typeof anyCaseSchema>[]> {
  const heads = await listHeads(db, viewer, filter, page);
  const ids = heads.map(({ id }) => id);
  const levels = await listCases(db, viewer, { ids }, { limit: page.limit });
  const others = await readPersonnelCases(db, viewer, ids);
  const shown = new Map<string, z.input<typeof anyCaseSchema>>();
  for (const one of levels) shown.set(one.id, showCase(one));
  for (const one of others) shown.set(one.id, showPersonnelCase(one));
  return ids.flatMap((id) => shown.get(id) ?? []);
}
