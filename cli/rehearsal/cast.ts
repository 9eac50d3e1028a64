import { sql, type Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { actor, type Cast } from '../play/cast.js';
import { LAUNCH } from '../../domain/refusals/play.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

/** Who plays whom; found in HR's records, so that it works for the sample and for files alike. */
export interface FoundCast extends Cast {
  readonly departmentId: string;
  /** Whom a new team leader reports to. */
  readonly supervisor: Actor;
}

interface Found {
  readonly departmentId: string;
  readonly head: string | null;
  readonly gm: string | null;
  readonly hr: string | null;
  readonly related: readonly string[];
  readonly supervisor: string | null;
}

/** @throws RefusalError LAUNCH.REHEARSAL_CAST naming who is missing. */
export async function findCast(db: Kysely<Database>, today: string): Promise<FoundCast> {
  const { rows } = await sql<Found>`
    with recursive care as (
      select p.department_id as id from person p join position_on(${today}) t on t.person_id = p.id
      group by 1 order by count(*) desc, 1 limit 1),
    up (id, height) as (
      select p.superior_id, 1 from person p join department d on d.head_id = p.id join care on care.id = d.id
      where p.superior_id is not null
      union all select p.superior_id, up.height + 1 from person p join up on p.id = up.id where p.superior_id is not null)
    select care.id as "departmentId", d.head_id as head,
      (select id::text from up order by height desc limit 1) as gm,
      (select coalesce(h.head_id, (select min(p.id) from person p where p.department_id = h.id)) from department h
       where h.name like '%人力%' limit 1) as hr,
      array(select r.head_id::text from department r where r.id <> care.id and r.head_id is not null
            and r.name not like '%人力%' and r.head_id not in (select id from up) order by r.id) as related,
      (select p.id::text from person p join position_on(${today}) t on t.person_id = p.id and t.position = 'supervisor'
       where p.department_id = care.id and p.status <> 'left' order by p.id limit 1) as supervisor
    from care join department d on d.id = care.id`.execute(db);
  const [found] = rows;
  const missing = (['head', 'gm', 'hr'] as const).filter((name) => !found?.[name]);
  if (found === undefined || missing.length > 0 || found.related.length === 0) {
    const whom = [...missing, ...(found?.related.length ? [] : ['related'])].join(', ');
    throw new RefusalError(refuse(LAUNCH.REHEARSAL_CAST, { whom }));
  }
  const head = actor(found.head ?? '', 'department-head');
  const supervisor = actor(found.supervisor ?? head.personId, 'supervisor');
  return {
    departmentId: found.departmentId,
    hr: actor(found.hr ?? '', 'hr'),
    gm: actor(found.gm ?? '', 'gm'),
    head,
    superior: head,
    supervisors: found.supervisor === null ? [] : [supervisor],
    related: found.related.map((id) => actor(id)),
    supervisor,
  };
}
