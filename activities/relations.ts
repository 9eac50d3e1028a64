import { findEmployment, type Employment } from '../db/people/employment.js';
import type { Queryable } from '../db/database.js';
import { readRelations, type Relation } from '../db/tasks/relations.js';
import type { Audience } from '../domain/step/tasks.js';
import type { Position } from '../domain/vocabulary/position.js';
import type { Role } from '../domain/vocabulary/roles.js';
import { gradersOf, type Graders } from './graders.js';

/** The relation that an audience names. */
export const relationOf = ({ superiorOf, supervisorOf, proposerFor, managersOf }: Audience): Relation => ({
  superiorOf: superiorOf ?? null,
  supervisorOf: supervisorOf ?? null,
  proposerFor: proposerFor ?? null,
  managersOf: managersOf ?? null,
});

/**
 * Who stands in each of these relations on a civil date, as HR's records have it; undefined for a task without one, and
 * for the graders of somebody whom the records do not know yet.
 */
export async function standingIn(
  db: Queryable,
  relations: readonly Relation[],
  today: string,
): Promise<(asked: Relation) => readonly string[] | undefined> {
  const asked = {
    superiorsOf: relations.flatMap(({ superiorOf }) => superiorOf ?? []),
    supervisorsOf: relations.flatMap(({ supervisorOf }) => supervisorOf ?? []),
  };
  const { superiors, supervisors } = await readRelations(db, asked, today);
  const graded = new Set(relations.flatMap(({ proposerFor, managersOf }) => proposerFor ?? managersOf ?? []));
  const graders = new Map<string, Graders>();
  for (const personId of graded) {
    const person = await findEmployment(db, personId, today);
    if (onLadder(person)) graders.set(personId, await gradersOf(db, person, today));
  }
  return ({ superiorOf, supervisorOf, proposerFor, managersOf }) => {
    const found = graders.get(proposerFor ?? managersOf ?? '');
    if (managersOf !== null) return found?.managers;
    if (proposerFor !== null) return found?.proposer == null ? found?.managers : [found.proposer];
    if (superiorOf === null && supervisorOf === null) return undefined;
    const superior = superiors.get(superiorOf ?? '');
    return [...(superior === undefined ? [] : [superior]), ...(supervisors.get(supervisorOf ?? '') ?? [])];
  };
}

const onLadder = (person: Employment | undefined): person is Employment & { readonly position: Position } =>
  person !== undefined && person.position !== null;

/** I-58, I-70, 4.4: who acts where nobody stands in the relation; HR where who does may not act. */
export function standsIn({ superiorOf, supervisorOf }: Relation, found: readonly string[]): readonly Role[] {
  if (supervisorOf !== null) return ['department-head'];
  return superiorOf !== null || found.length > 0 ? ['hr'] : ['department-head'];
}
