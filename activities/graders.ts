import type { Position } from '../domain/vocabulary/position.js';
import { nearestFrom } from '../db/people/employment.js';
import { managersOf } from '../db/people/managers.js';
import type { ActivityDependencies } from './dependencies.js';

/** In whose hands the department's part of grading somebody lies, at entry and at confirmation (4.4, 4.5). */
export interface Graders {
  /** 4.5.1: the supervisor above an agent; null where the manager proposes. */
  readonly proposer: string | null;
  /** 4.4: who manages his department; empty where nobody does, and whoever holds the role is asked. */
  readonly managers: readonly string[];
}

/**
 * I-43, I-78: the supervisor above an agent proposes and the manager of the department reviews; for inspectors and team
 * leaders, and where no supervisor stands above or he is the manager himself, the manager proposes.
 */
export async function gradersOf(
  db: ActivityDependencies['db'],
  person: {
    readonly position: Position;
    readonly departmentId: string;
    readonly superiorId: string | null;
  },
  today: string,
): Promise<Graders> {
  const { position, departmentId, superiorId } = person;
  const managers = await managersOf(db, departmentId, today);
  const above = position === 'agent' ? await nearestFrom(db, superiorId, 'supervisor', today) : null;
  return { managers, proposer: above !== null && managers.includes(above) ? null : above };
}
