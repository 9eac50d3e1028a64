import type * as z from 'zod';
import { listCases } from '../../../db/cases/views.js';
import type { Queryable } from '../../../db/database.js';
import { listHeads, readPersonnelCases, type HeadFilter } from '../../../db/cases/personnel-views.js';
import type { Viewer } from '../../../db/cases/sight.js';
import { showCase } from './schemas-cases.js';
import { showPersonnelCase, type anyCaseSchema } from './schemas-personnel.js';
import type { Seen } from './seen.js';

/** A case as it goes out, with what decides how much of its history its reader is told. */
export interface ShownCase {
  readonly seen: Seen;
  readonly shown: z.input<typeof anyCaseSchema>;
}

/** A page of cases of every kind, by number. */
export async function pageOfCases(
  db: Queryable,
  viewer: Viewer,
  filter: HeadFilter,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly ShownCase[]> {
  const heads = await listHeads(db, viewer, filter, page);
  const ids = heads.map(({ id }) => id);
  const levels = await listCases(db, viewer, { ids }, { limit: page.limit });
  const others = await readPersonnelCases(db, viewer, ids);
  const shown = new Map<string, ShownCase>();
  for (const one of levels) shown.set(one.id, { seen: one, shown: showCase(one) });
  for (const one of others) shown.set(one.id, { seen: one, shown: showPersonnelCase(one) });
  return ids.flatMap((id) => shown.get(id) ?? []);
}

/** A list that shows somebody's total leaves a line as the case itself does. */
export const notedIn = (items: readonly object[]): 'scores' | undefined =>
  items.some((one) => 'panelTotal' in one && one.panelTotal !== null) ? 'scores' : undefined;
