import { sql } from 'kysely';
import type { Queryable } from '../database.js';
import type { SealFault } from './faults.js';

/** An erasure as its sealed record says it. */
export interface ErasureRecord {
  /** The number of the change that a second person agreed to. */
  readonly no: number;
  readonly personId: string;
  readonly kinds: readonly string[];
  readonly requested: boolean;
  readonly askedBy: string;
  readonly approvedBy: string;
  readonly carriedOutBy: string;
  readonly at: Date;
  /** Links that lost content and salt. */
  readonly links: number;
}

/** The erasures that were carried out, or those of one person, oldest first. */
export async function listErasures(db: Queryable, personId?: string): Promise<readonly ErasureRecord[]> {
  const { rows } = await sql<ErasureRecord>`
    select change_no as no, person_id as "personId", kinds, requested, asked_by as "askedBy",
      approved_by as "approvedBy", carried_out_by as "carriedOutBy", at,
      (select coalesce(sum(value::int), 0)::int from jsonb_each_text(links)) as links
    from erasure where ${personId ?? null}::text is null or person_id = ${personId ?? null} order by at, change_no`.execute(
    db,
  );
  return rows;
}

/** How many evaluations of a case, or of the cases of a cycle or vacancy, were erased. */
export async function erasedEvaluations(db: Queryable, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from seal s join personnel_case c on c.id = s.key[1]
    where s.source = 'evaluation' and s.erasure_no is not null and ${id} in (c.id, c.group_id, c.vacancy_id)`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/**
 * What was erased against the rules: a record that no second person agreed to in the ledger, one that counts other links
 * than lost their salt, and links that no record speaks for.
 */
export async function verifyErasures(trx: Queryable): Promise<readonly SealFault[]> {
  const { rows } = await sql<SealFault>`
    with counted as (
      select erasure_no as no, source, count(*)::int as n from seal where salt is null group by 1, 2)
    select 'erased' as what, 'erasure' as source, array[e.change_no::text] as key, null::bigint as no from erasure e
    where not exists (
        select from waiting_change c join waiting_change_end d on d.change_no = c.no
        where c.no = e.change_no and c.kind = 'erasure' and d.outcome = 'applied' and d.ended_by = e.approved_by
          and c.asked_by = e.asked_by and c.asked_by <> d.ended_by and c.content ->> 'personId' = e.person_id)
      or (select count(*) from ledger l where l.workflow_id = 'waiting-change' and l.seq = e.change_no
          and (l.act = 'change.asked' and l.actor = e.asked_by or l.act = 'change.applied' and l.actor = e.approved_by)) <> 2
      or e.links <> coalesce((select jsonb_object_agg(source, n) from counted where counted.no = e.change_no), '{}')
    union all
    select 'erased', s.source, s.key, s.no from seal s
    where s.salt is null and not exists (select from erasure e where e.change_no = s.erasure_no)
    order by 2, 4`.execute(trx);
  return rows;
}
