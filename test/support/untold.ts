import { sql } from 'kysely';
import type { DatabaseHandle } from '../../db/database.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { CASE_KINDS } from '../../domain/cases/case-kind.js';
import { meeting } from '../../domain/cases/case-meetings.js';

const QUIET = Object.entries(TASK_KINDS).flatMap(([kind, { untold }]) => (untold?.opened === undefined ? [] : [kind]));
/** Kinds that say they ask in words of their own; that of the others is that they ask nobody. */
const IN_OWN_WORDS: readonly TaskKind[] = ['setback.statement', 'consent.answer', 'review.sheet'];
const APPEALABLE = CASE_KINDS.filter((kind) => meeting(kind, 'appeal').rule !== 'refused');

/**
 * Of all that was played: who was asked and not told, or told twice (docs/decisions/0052), in words of its own where a kind
 * says so; whose result is out without his having been told until when he may appeal (I-74), or anything where there is no
 * appeal.
 */
export async function untold({ db }: DatabaseHandle): Promise<readonly object[]> {
  const { rows: asked } = await sql<object>`
    select t.id, t.kind, count(m.id)::int as told, count(distinct m.person_id)::int as people
    from task t left join message m on (m.topic = 'opened' or m.topic = 'returned' and m.sent_at = t.opened_at)
      and (m.task_id = t.id or m.task_id is null and m.workflow_id = t.workflow_id and m.sent_at = t.opened_at)
    where t.due_on is not null and t.kind <> all(${QUIET}::text[])
      and (exists (select from person p where p.id = any(t.people) and p.status <> 'left' and p.id <> all(t.excluded))
        or exists (select from account a join account_role r on r.account_id = a.id join person p on p.id = a.person_id
          where r.role = any(t.roles) and r.role <> 'department-head' and not a.disabled and p.status <> 'left' and a.created_at <= t.opened_at
            and p.id <> all(t.excluded)))
    group by t.id, t.kind having count(m.id) = 0
      or count(m.id) filter (where m.task_id = t.id) > count(distinct m.person_id) filter (where m.task_id = t.id)`.execute(
    db,
  );
  const { rows: ownWords } = await sql<object>`
    select t.id, t.kind, p.id as person from task t join person p on p.id = any(t.people) and p.status <> 'left'
    where t.kind = any(${[...IN_OWN_WORDS]}::text[]) and p.id <> all(t.excluded) and not exists (
      select from message m where m.workflow_id = t.workflow_id and m.person_id = p.id and m.sent_at = t.opened_at)`.execute(
    db,
  );
  const { rows: ended } = await sql<object>`
    select c.id, c.kind, c.stage from personnel_case c join person p on p.id = c.person_id and p.status <> 'left'
    where c.released_at is not null and exists (select from ledger l where l.case_id = c.id) and not exists (
      select from message m where m.case_id = c.id and m.person_id = c.person_id
        and (c.kind <> all(${APPEALABLE}::text[]) or m.body ->> 'zh' like '%申诉（I-74）。%'))`.execute(db);
  return [...asked, ...ownWords, ...ended];
}
