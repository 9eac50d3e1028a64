import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { listUnusualBeside, listUnusualWords, type WordsOf } from '../../../db/documents/unusual-words.js';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { unprintable } from '../../../documents/typeset/unprintable.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { isHr, type Actor } from '../../../domain/vocabulary/roles.js';

/** Somebody with characters that his papers will show as codes. */
export const unprintableSchema = z
  .strictObject({
    caseId: z.string().nullable().meta({
      description:
        '为空时 name 是上级、评委、部门或班组的名称 · null where the name is of a superior, a scorer, a department or a team',
    }),
    personId: z.string().nullable(),
    name: z.string(),
    inName: z.boolean().meta({ description: '姓名或名称中即有 · the name itself has some' }),
    coded: z.array(z.string()).meta({ description: '如 U+0E01 · such as U+0E01' }),
  })
  .meta({ id: 'Unprintable' });

/** What HR is told beside a task that is open: whose papers will show characters as codes once something is issued. */
export async function unprintableBeside(
  db: Queryable,
  actor: Actor,
  { kind, state, caseId, cycleId, vacancyId }: TaskView,
): Promise<z.input<typeof unprintableSchema>[]> {
  if (!isHr(actor) || state !== 'open' || TASK_KINDS[kind as TaskKind].about === 'nobody') return [];
  if (caseId !== null) return unprintableIn(db, actor.personId, { caseId });
  if (vacancyId !== null) return unprintableIn(db, actor.personId, { vacancyId });
  return cycleId === null ? [] : unprintableIn(db, actor.personId, { cycleId });
}

/** Whose papers will show characters as codes, asked before they are issued; none of the reader's own (8.5.6). */
export async function unprintableIn(
  db: Queryable,
  readerId: string,
  of: WordsOf,
): Promise<z.input<typeof unprintableSchema>[]> {
  const found = new Map<string, z.input<typeof unprintableSchema>>();
  const others = (await listUnusualBeside(db, of, readerId)).flatMap((name) => {
    const coded = unprintable(name);
    return coded.length === 0 ? [] : [{ caseId: null, personId: null, name, inName: true, coded: [...coded] }];
  });
  for (const { caseId, personId, name, what, words } of await listUnusualWords(db, of, readerId)) {
    const coded = unprintable(words);
    if (coded.length === 0) continue;
    const before = found.get(caseId);
    found.set(caseId, {
      caseId,
      personId,
      name,
      inName: what === 'name' || before?.inName === true,
      coded: [...new Set([...(before?.coded ?? []), ...coded])],
    });
  }
  const named = new Set([...found.values()].flatMap(({ name, inName }) => (inName ? [name] : [])));
  return [...found.values(), ...others.filter(({ name }) => !named.has(name))];
}
