import { sql } from 'kysely';
import type { House } from './house.js';

/** 8.5.4, 9.5.7: what the panel's sheets came to, against the mark. */
export async function tellPanel(house: House, caseIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string; total: string | null; mark: string; passed: boolean }>`
    select distinct on (d.case_id) p.name, d.detail ->> 'total' as total, d.detail ->> 'passMark' as mark,
           d.outcome = 'passed' as passed
    from decision d join personnel_case c on c.id = d.case_id join person p on p.id = c.person_id
    where d.kind = 'panel' and d.case_id = any(${caseIds}::text[]) order by d.case_id, d.at desc`.execute(house.db);
  for (const { name, total, mark, passed } of rows) {
    const sign = passed ? '✓' : '✗';
    house.say(`${sign} ${name}：${total ?? '—'} 分，标准 ${mark} 分（I-30）`, `the mark is ${mark}`);
  }
}
