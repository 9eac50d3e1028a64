import * as z from 'zod';
import type { CaseFilter, Viewer } from '../db/case-views.js';
import type { Queryable } from '../db/database.js';
import { findCase } from '../db/case-views.js';
import type { TaskView } from '../db/inbox.js';
import { ACT_SCHEMAS } from '../domain/act-schemas.js';
import type { TaskKind } from '../domain/acts.js';
import type { Actor } from '../domain/roles.js';
import { scopeOf } from './viewer.js';

/** Where the people stand whom a task of the whole cycle is about (§8.5). */
const STAGES: Readonly<Partial<Record<TaskKind, readonly string[]>>> = {
  'cycle.ruling': ['ruling'],
  'cycle.submission': ['listed'],
  'cycle.first-review': ['first-review'],
  'cycle.appoint-panel': ['awaiting-defense'],
  'cycle.gm-submission': ['ready'],
  'cycle.gm-decision': ['with-gm'],
  'cycle.release': ['approved', 'rejected', 'refused'],
};

/** Who has a task about people may read what it is about. */
export const aboutViewer = (actor: Actor): Viewer => ({
  personId: actor.personId,
  scope: scopeOf(actor) === 'all' ? 'all' : 'addressee',
});

/** The cases that a task is about: one person's, a session's, or those of the cycle that stand at its stage. */
export async function aboutFilter(db: Queryable, actor: Actor, task: TaskView): Promise<CaseFilter> {
  if (task.caseId !== null) {
    const found = await findCase(db, aboutViewer(actor), task.caseId);
    return { cycleId: task.cycleId ?? undefined, personId: found?.personId ?? '' };
  }
  if (task.sessionId !== null) return { sessionId: task.sessionId };
  const stages = task.state === 'open' ? (STAGES[task.kind as TaskKind] ?? []) : [];
  return { cycleId: task.cycleId ?? undefined, stages };
}

/** The form of a task kind as JSON Schema (2020-12). */
export const formOf = (kind: TaskKind): Record<string, unknown> =>
  z.toJSONSchema(ACT_SCHEMAS[kind], { io: 'input', unrepresentable: 'any' });
