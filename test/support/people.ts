import { sql } from 'kysely';
import type { CaseKind } from '../../domain/cases/case-kind.js';
import type { TestStack } from './stack.js';

/** What a case of §6, 7, 10 or of a departure stands at. */
export interface PersonnelState {
  readonly id: string;
  readonly kind: CaseKind;
  readonly stage: string;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly effectiveFrom: string | null;
  readonly round: number;
  readonly closed: boolean;
  readonly detail: Readonly<Record<string, unknown>>;
}

export async function caseState(stack: TestStack, id: string): Promise<PersonnelState | undefined> {
  const { rows } = await sql<PersonnelState>`
    select id, kind, stage, outcome, reason, effective_from as "effectiveFrom", round, closed_at is not null as closed,
           detail
    from personnel_case where id = ${id}`.execute(stack.database.db);
  return rows[0];
}

export interface Standing {
  readonly status: string;
  readonly confirmedOn: string | null;
  readonly leftOn: string | null;
  readonly departmentId: string;
  readonly superiorId: string | null;
  readonly position: string | null;
  readonly level: string | null;
  readonly levelFrom: string | null;
  readonly countsFrom: string | null;
  readonly source: string | null;
  readonly payFrom: string | null;
}

/** What HR's records hold of a person, whatever day it takes effect. */
export async function standingOf(stack: TestStack, personId: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select p.status, p.confirmed_on as "confirmedOn", p.left_on as "leftOn", p.department_id as "departmentId",
           p.superior_id as "superiorId", post.position, l.level, l.effective_from as "levelFrom",
           l.counts_from as "countsFrom", l.source,
           (select max(c.effective_from) from pay_change c where c.person_id = p.id)::text as "payFrom"
    from person p
    left join position_on('infinity') post on post.person_id = p.id
    left join level_on('infinity') l on l.person_id = p.id
    where p.id = ${personId}`.execute(stack.database.db);
  return rows[0];
}
