import { sql } from 'kysely';
import { PERSONAL_KINDS, type PersonalKind, type RetentionPlan } from '../../domain/privacy/retention.js';
import { todayIn, type CivilDate } from '../../domain/vocabulary/civil-date.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Queryable } from '../database.js';
import { insertMessages } from '../messages/messages.js';
import { AGREED } from './erase.js';

/** Somebody who has left and of whom something is kept beyond its time. */
export interface DueErasure {
  readonly personId: string;
  readonly name: string;
  readonly leftOn: CivilDate;
  /** What is due and was not erased yet. */
  readonly kinds: readonly PersonalKind[];
  /** Somebody has asked for it already. */
  readonly asked: boolean;
}

/** Who has left so long ago that something of him is due, the longest gone first. */
export async function dueErasures(db: Queryable, plan: RetentionPlan, at: Date): Promise<readonly DueErasure[]> {
  const periods = PERSONAL_KINDS.map((kind) => ({ kind, months: plan[kind].months }));
  const { rows } = await sql<DueErasure>`
    select * from (
      select p.id as "personId", p.name, p.left_on as "leftOn",
        array(
          select k.kind from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as k (kind text, months int)
          where p.left_on + make_interval(months => k.months) <= (${at}::timestamptz at time zone 'Asia/Shanghai')::date
            and not exists (select from erasure e where e.person_id = p.id and k.kind = any(e.kinds))) as kinds,
        exists (
          select from waiting_change c left join waiting_change_end e on e.change_no = c.no
          where c.kind = 'erasure' and p.id = any(c.about)
            and (e.change_no is null and c.expires_at > ${at}
                 or ${AGREED})) as asked
      from person p where p.status = 'left' and p.left_on is not null) as one
    where cardinality(kinds) > 0 order by "leftOn", "personId"`.execute(db);
  return rows;
}

const DAY_MS = 86_400_000;

/** Tells HR once a week, by number alone, of whom something is due and nobody has asked for its erasure. */
export async function tellDueErasures(trx: Queryable, plan: RetentionPlan, at: Date): Promise<void> {
  const due = (await dueErasures(trx, plan, at)).filter(({ asked }) => !asked);
  if (due.length === 0) return;
  const today = todayIn('Asia/Shanghai', at.getTime());
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = todayIn('Asia/Shanghai', at.getTime() - weekday * DAY_MS);
  const seq = Number(monday.replaceAll('-', ''));
  const { rows } = await sql<{ told: boolean }>`
    select exists (select from message where workflow_id = 'retention' and seq = ${seq}) as told`.execute(trx);
  if (rows[0]?.told === true) return;
  const people = due.map(({ personId }) => personId).join(', ');
  const order = {
    to: [],
    toRoles: ['hr'] as const,
    clause: '13.1',
    subject: text('有记录已到保存期限', 'Records are due for erasure'),
    body: text(
      `以下已离职人员的记录保存期限已满：${people}。请在“保存期限”页提出删除，由第二人同意。`,
      `Of these who have left, records are kept beyond their time: ${people}. Ask for the erasure on the page “Retention”; a second person agrees to it.`,
    ),
  };
  await insertMessages(trx, [{ order, mark: { workflowId: 'retention', seq, at, about: {} } }]);
}
