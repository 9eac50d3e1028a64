import { sql } from 'kysely';
import type { NewEvent } from '../../domain/outgoing/events.js';
import type { StepMark } from '../cases/ledger.js';
import type { Queryable } from '../database.js';

/** An event under the mark of the act that led to it. */
export interface MarkedEvent {
  readonly event: NewEvent;
  readonly mark: Pick<StepMark, 'workflowId' | 'seq' | 'at'>;
}

/** Robots are told of tasks together: so long their rounds wait for the other cases of the same morning. */
const GATHERED = sql`interval '1 minute'`;

/**
 * Queues events for the endpoints that want their kinds, once a step however often it runs, in its transaction; those that
 * nobody wants leave nothing. What a step tells in several goes is numbered apart, each from its own first number on.
 */
export async function insertEvents(db: Queryable, told: readonly MarkedEvent[], firstNo = 0): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map(({ event, mark: { workflowId, seq, at } }, no) => ({
    ...event,
    workflowId,
    seq,
    at,
    no: firstNo + no,
  }));
  await sql`
    with made as (
      insert into outgoing_event (kind, subject, path, content, happened_at, workflow_id, seq, no)
      select kind, subject, path, content, at, "workflowId", seq, no
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(kind text, subject jsonb, path text, content jsonb,
        at timestamptz, "workflowId" text, seq int, no int)
      where exists (select from endpoint e where e.state = 'on' and given.kind = any(e.events))
      on conflict on constraint outgoing_event_once do nothing returning id, kind)
    insert into outbox (event_id, endpoint_id, due_at)
    select made.id, e.id, case when e.channel <> 'webhook' and made.kind like 'task.%' then now() + ${GATHERED} else now() end
    from made join endpoint e on e.state = 'on' and made.kind = any(e.events) order by made.id, e.id`.execute(db);
}

/** Queues an event for one endpoint that asked for it, whatever it wants otherwise. */
export async function insertTest(trx: Queryable, endpointId: number, event: NewEvent, at: Date): Promise<void> {
  const { kind, subject, path, content } = event;
  await sql`
    with made as (
      insert into outgoing_event (kind, subject, path, content, happened_at, workflow_id, seq, no)
      select ${kind}, ${JSON.stringify(subject)}::jsonb, ${path}, ${JSON.stringify(content)}::jsonb, ${at},
        'endpoint-test', ${endpointId}::int, (select count(*)::int from outgoing_event v
          where v.workflow_id = 'endpoint-test' and v.seq = ${endpointId}::int)
      returning id)
    insert into outbox (event_id, endpoint_id, due_at, queued_at) select id, ${endpointId}, ${at}, ${at} from made`.execute(
    trx,
  );
}
