import { sql } from 'kysely';
import type { SetbackNews } from '../../domain/pipelines/setback/activities.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { SetbackComplaint } from '../../domain/pipelines/setback/activities.js';
import type { SetbackInput } from '../../domain/pipelines/setback/start.js';
import { stagesMarked } from '../../domain/pipelines/pipelines.js';
import type { Status } from '../../domain/vocabulary/status.js';
import { takenOverOf } from '../../domain/taken-over/taken-over.js';
import { findTakenOver } from '../cases/taken-over.js';
import type { Queryable } from '../database.js';
import { takeNumbers } from '../documents/documents.js';

/**
 * A C or D that HR publishes by hand starts its case on the first day of the house as well, where what is imported is
 * taken for history; a second time changes nothing.
 */
export async function noteSetback(db: Queryable, personId: string, month: string): Promise<void> {
  await sql`
    update setback_event e set decision = 'start'
    from rating r
    where e.person_id = ${personId} and e.month = ${month} and e.decision is null
      and r.person_id = e.person_id and r.month = e.month
      and not exists (select from go_live) and r.published_on = setbacks_since() - 1`.execute(db);
}

/**
 * The C and D that are published by `today` and have no case in the records yet, each with the number of its case; one of
 * somebody whose promotion is approved and not released waits for the release, so that 11.3 finds it (I-42). Call it in
 * a transaction. A number is taken once; who is given it again starts nothing twice.
 */
export async function takeSetbackEvents(trx: Queryable, today: string): Promise<readonly SetbackInput[]> {
  const { rows } = await sql<{ personId: string; month: string; caseId: string | null }>`
    select e.person_id as "personId", e.month, e.case_id as "caseId"
    from setback_event e join setback_waiting w on w.person_id = e.person_id and w.month = e.month
    where w.published_on <= ${today}::date
      and not exists (
        select from personnel_case p where p.person_id = e.person_id and p.closed_at is null
          and (p.kind = 'level-promotion' and p.stage = any(${stagesMarked('level-promotion', 'awaits-release')}::text[])
            or p.kind = 'position-promotion' and p.stage = any(${stagesMarked('position-promotion', 'awaits-release')}::text[])))
    order by e.noted_at, e.person_id, e.month limit 500 for update of e`.execute(trx);
  const waiting = rows.filter(({ caseId }) => caseId === null);
  const numbers = waiting.length === 0 ? [] : await takeNumbers(trx, 'SB', Number(today.slice(0, 4)), waiting.length);
  const given = new Map(waiting.map((row, index) => [row, numbers[index] ?? '']));
  for (const [{ personId, month }, caseId] of given) {
    await sql`update setback_event set case_id = ${caseId} where person_id = ${personId} and month = ${month}`.execute(
      trx,
    );
  }
  const started = rows.map((row) => ({ ...row, caseId: row.caseId ?? given.get(row) ?? '' }));
  const taken = await findTakenOver(
    trx,
    started.map(({ caseId }) => caseId),
  );
  return started.map(({ caseId, personId, month }): SetbackInput => {
    const over = taken.find((one) => one.caseId === caseId);
    const input = { caseId, personId, month };
    return over?.entry.kind === 'plan' ? { ...input, takenOver: takenOverOf(over, over.entry) } : input;
  });
}

/** Open setbacks whose rating was corrected, whose complaint was decided elsewhere, or whose month was rated. */
export async function listSetbackNews(db: Queryable): Promise<readonly SetbackNews[]> {
  const { rows } = await sql<SetbackNews>`
    select k.id as "caseId",
           case when r.rating not in ('C', 'D') then 'rating-corrected'
                when k.stage = 'complaint' then 'complaint-decided' else 'rating-published' end as what
    from personnel_case k
    join setback_event e on e.case_id = k.id
    join rating r on r.person_id = e.person_id and r.month = e.month
    left join complaint c on c.id = k.detail ->> 'complaintId'
    left join rating later on later.person_id = e.person_id and later.month = k.detail ->> 'planMonth'
    where k.kind = 'setback' and k.closed_at is null
      and (r.rating not in ('C', 'D') or k.stage = 'complaint'
             and (c.status = 'dismissed' or c.status = 'upheld' and c.department_by is not null)
           or k.stage = 'plan-review' and later.rating is not null and k.detail ->> 'told' is distinct from later.month)
    order by k.id`.execute(db);
  return rows;
}

/** What §11 asks of the records about one C or D. */
export interface SetbackFacts {
  readonly position: Position;
  readonly level: Level | null;
  readonly status: Status;
  readonly superiorId: string | null;
  readonly rating: 'C' | 'D';
  readonly publishedOn: string;
  readonly otherCs: number;
  readonly lastPromotion: { readonly from: Level; readonly to: Level; readonly effectiveFrom: string } | null;
  readonly countsFrom: string | null;
  /** I-77: of that month, over service attitude, on record as upheld. */
  readonly upheldComplaint: boolean;
  readonly supervisors: readonly string[];
  readonly headId: string | null;
}

/** What §11 has to know of a person and a month, as of a civil date; undefined for somebody without a post. */
export async function readSetbackFacts(
  db: Queryable,
  question: {
    readonly personId: string;
    readonly month: string;
    readonly today: string;
    /** Months before the event in which other C and D count (I-16). */
    readonly from: string;
    readonly to: string;
  },
): Promise<SetbackFacts | undefined> {
  const { personId, month, today, from, to } = question;
  const { rows } = await sql<SetbackFacts>`
    select post.position, l.level, status_on(p.status, p.confirmed_on, p.left_on, ${today}) as status,
           p.superior_id as "superiorId", r.rating, r.published_on as "publishedOn",
           (select count(*)::int from rating o where o.person_id = p.id and o.rating in ('C', 'D')
              and o.month between ${from} and ${to}) as "otherCs",
           l.counts_from as "countsFrom", d.head_id as "headId",
           exists (select from complaint c where c.person_id = p.id and c.cause = 'service-attitude'
                     and c.status = 'upheld' and to_char(c.incident_on, 'YYYY-MM') = r.month) as "upheldComplaint",
           (select json_build_object('from', m.promoted_from, 'to', m.level, 'effectiveFrom', m.effective_from)
            from promotion_made m where m.person_id = p.id
            order by m.effective_from desc, m.revision desc limit 1) as "lastPromotion",
           array(select supervisors_of(p.id, ${today}::date)) as supervisors
    from person p
    join rating r on r.person_id = p.id and r.month = ${month}
    join position_on(${today}) post on post.person_id = p.id
    join department d on d.id = p.department_id
    left join level_on('infinity') l on l.person_id = p.id
    where p.id = ${personId} and r.rating in ('C', 'D')`.execute(db);
  return rows[0];
}

/** A complaint that a setback may rest on, with its cause and the day it was confirmed. */
export interface NamedComplaint extends SetbackComplaint {
  readonly cause: string;
  readonly confirmedOn: string | null;
}

/** A complaint about this person; undefined when there is none of that number. */
export async function findComplaintOf(
  db: Queryable,
  personId: string,
  complaintId: string,
): Promise<NamedComplaint | undefined> {
  const { rows } = await sql<NamedComplaint>`
    select id, status, cause, incident_on as "incidentOn", confirmed_on as "confirmedOn", recorded_by as "recordedBy",
           department_on as "departmentOn"
    from complaint
    where id = ${complaintId} and person_id = ${personId}`.execute(db);
  return rows[0];
}
