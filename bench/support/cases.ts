import { sql, type Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { LEVELS } from '../../domain/vocabulary/level.js';

/** People of a large department: the first third has a panel to pass (8.5.4), the others rise directly. */
export async function foundLargeDepartment(db: Kysely<Database>, people: number, month: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`insert into department (id, name) values ('CC', '客户关怀部'), ('RD', '产品部')`.execute(trx);
    await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on, title)
      select id, id, department, 'confirmed', '2015-01-01', '2015-04-01', '管理'
      from (values ('M-HEAD', 'CC'), ('M-SUP', 'CC'), ('M-REL', 'RD'), ('M-HR', 'CC'), ('M-GM', 'CC')) as m(id, department)`.execute(
      trx,
    );
    await sql`update department set head_id = case id when 'CC' then 'M-HEAD' else 'M-REL' end`.execute(trx);
    // 4.3: who belongs to HR is told by his role; nobody signs in with it.
    await sql`with made as (
        insert into account (login, person_id, password_hash) values ('m-hr', 'M-HR', '$argon2id$none') returning id)
      insert into account_role (account_id, role) select id, 'hr' from made`.execute(trx);
    await sql`insert into register_choice (entry, key, value, effective_from, reason, needs_gm, proposed_by)
      values ('I-30', 'passMark.level', '70', '2015-01-01', '公司选定', false, 'M-HR')`.execute(trx);
    await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on)
      select 'E' || lpad(n::text, 5, '0'), '员工' || n, 'CC', 'M-SUP', 'confirmed', '2022-10-01', '2023-01-01'
      from generate_series(1, ${people}::int) n`.execute(trx);
    await sql`insert into position_history (person_id, position, effective_from, counts_from, source, recorded_by)
      select id, 'agent', '2023-01-01', '2023-01-01', 'entry', 'bench' from person where id like 'E%'`.execute(trx);
    await sql`insert into level_history (person_id, level, effective_from, counts_from, source, recorded_by)
      select id, case when substr(id, 2)::int % 3 = 1 then 'intermediate2-1' else 'junior-1' end,
             '2023-01-01', '2023-01-01', 'entry', 'bench' from person where id like 'E%'`.execute(trx);
    await sql`insert into rating (person_id, month, rating, published_on, recorded_by)
      select p.id, to_char(m, 'YYYY-MM'), 'A', (m + interval '1 month')::date, 'bench'
      from person p, generate_series(first_day(${month}) - interval '12 months', first_day(${month}) - interval '1 month', '1 month') m
      where p.id like 'E%'`.execute(trx);
    for (const [index, level] of LEVELS.entries()) {
      await sql`insert into pay_table (level, effective_from, monthly_amount, recorded_by)
        values (${level}, '2015-01-01', ${4000 + index * 500}, 'bench')`.execute(trx);
    }
  });
  await sql`analyze`.execute(db);
}
