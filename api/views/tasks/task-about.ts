import * as z from 'zod';
import { countCases, listCases, type CaseFilter } from '../../../db/cases/views.js';
import type { Queryable } from '../../../db/database.js';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { countHeads, type HeadFilter } from '../../../db/cases/personnel-views.js';
import type { Viewer } from '../../../db/cases/sight.js';
import { ACT_SCHEMAS } from '../../../domain/pipelines/act-schemas.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { pageOfCases, type ShownCase } from '../cases/case-pages.js';
import { showCase } from '../cases/schemas-cases.js';
import { isLevelPromotion } from '../cases/schemas-personnel.js';
import { addresseeOf, viewerOf } from '../viewer.js';

/**
 * I-74: who reads an appeal reads the whole case, and the one that it is about; everybody else what his task shows. Once
 * it is done, or is his no longer, it shows him nothing that he could not read without it (9.5.2, 9.5.6, I-37).
 */
function viewerFor(actor: Actor, task: TaskView): Viewer {
  if (task.state !== 'open' || !task.mine) return viewerOf(actor);
  return task.kind === 'appeal.reading' ? { ...viewerOf(actor), scope: 'all' } : addresseeOf(actor);
}

type About = { readonly levels: CaseFilter } | { readonly heads: HeadFilter };

/** The cases that a task is about, as its catalogue declares. */
function aboutOf(task: TaskView, { personId }: Actor): About {
  const { about } = TASK_KINDS[task.kind as TaskKind];
  if (about === 'nobody') return { heads: { ids: [] } }; // 9.5.6: who is asked for a 360° sheet reads nothing of the case
  if (!isLevelPromotion(task.caseKind)) {
    return { heads: { ids: [task.caseId, task.aboutId].filter((id) => id !== null) } };
  }
  if (about === 'case') return { levels: { ids: task.caseId === null ? [] : [task.caseId] } };
  if (about === 'session' || about === 'seat') {
    const ofSession = { sessionId: task.sessionId ?? '', ...(about === 'seat' ? { scoredBy: personId } : {}) };
    return task.vacancyId === null ? { levels: ofSession } : { heads: ofSession };
  }
  const ofVacancy = { vacancyId: task.vacancyId ?? '', open: true };
  if (about === 'vacancy') return { heads: ofVacancy };
  const standing = { at: about.standing, notOf: personId };
  if (task.vacancyId !== null) return { heads: { ...ofVacancy, standing } };
  const at = task.state === 'open' ? about.standing : [];
  return { levels: { cycleId: task.cycleId ?? undefined, standing: { ...standing, at } } };
}

async function countOf(db: Queryable, viewer: Viewer, about: About): Promise<number> {
  if ('heads' in about) return countHeads(db, viewer, about.heads);
  const counts = await countCases(db, viewer, about.levels);
  return Object.values(counts).reduce((sum, one) => sum + one, 0);
}

/** How many cases the task is about. */
export const countAbout = (db: Queryable, actor: Actor, task: TaskView): Promise<number> =>
  countOf(db, viewerFor(actor, task), aboutOf(task, actor));

/** Of the cases of a task that its reader is shown there the one that is meant; undefined where none is, or several might be. */
export async function caseOfTask(
  db: Queryable,
  actor: Actor,
  task: TaskView,
  given: string | undefined,
): Promise<string | undefined> {
  const caseId = given ?? task.caseId;
  if (caseId === null) return undefined;
  const about = aboutOf(task, actor);
  const filter = 'heads' in about ? about.heads : about.levels;
  if (filter.ids !== undefined && !filter.ids.includes(caseId)) return undefined;
  const ids = [caseId];
  const n = await countOf(
    db,
    viewerFor(actor, task),
    'heads' in about ? { heads: { ...about.heads, ids } } : { levels: { ...about.levels, ids } },
  );
  return n === 0 ? undefined : caseId;
}

/** A page of the cases that the task is about, by number. */
export async function casesAbout(
  db: Queryable,
  actor: Actor,
  task: TaskView,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly ShownCase[]> {
  const about = aboutOf(task, actor);
  if ('heads' in about) return pageOfCases(db, viewerFor(actor, task), about.heads, page);
  const rows = await listCases(db, viewerFor(actor, task), about.levels, page);
  return rows.map((one) => ({ seen: one, shown: showCase(one) }));
}

/** The form of a task kind as JSON Schema (2020-12). */
export const formOf = (kind: TaskKind): Record<string, unknown> =>
  z.toJSONSchema(ACT_SCHEMAS[kind], { io: 'input', unrepresentable: 'any' });
