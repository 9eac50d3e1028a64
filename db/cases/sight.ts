import { sql, type RawBuilder } from 'kysely';
import { CASE_KINDS, type CaseKind } from '../../domain/cases/case-kind.js';
import { PIPELINES, type PipelineStage } from '../../domain/pipelines/pipelines.js';
import { IN_REVIEW, KNOWN, seesAll } from '../../domain/sight/sight.js';
import { READERS, type Reader, type StageWhen, type Telling } from '../../domain/sight/telling.js';
import { managedBy } from '../people/people.js';

/**
 * Through whose eyes cases are read. `all`: HR, the GM, the auditor, and who reads an appeal. `below`: a head or supervisor. `own`: an
 * employee. `addressee`: who has a task about them. Whoever looks at his own case sees it as an employee does, whatever
 * his roles.
 */
export interface Viewer {
  readonly personId: string;
  readonly scope: 'all' | 'below' | 'own' | 'addressee';
  /** As whom everybody's cases are read; by an appeal where he has no office (I-74). */
  readonly office?: 'hr' | 'gm' | 'auditor';
}

/** {@link Reader} of the case `c` of the person `p` in the department `d`. */
export function readerOf({ personId, scope, office }: Viewer): RawBuilder<Reader> {
  const all = office ?? 'appeal-reader';
  if (scope === 'all') return sql<Reader>`case when c.person_id = ${personId} then 'person' else ${all} end`;
  return sql<Reader>`case
    when c.person_id = ${personId} then 'person'
    when d.head_id = ${personId} then 'head'
    when p.superior_id = ${personId} then 'superior'
    when exists (select from account a join account_role r on r.account_id = a.id join person m on m.id = a.person_id
                 where m.id = ${personId} and r.role = 'department-head' and d.head_id is null
                   and m.department_id = d.id) then 'head'
    when c.person_id in ${managedBy(personId)} then 'superior'
    else 'scorer' end`;
}

/** Which stages of a kind a reader is told, and when. */
const stagesTold = (kind: CaseKind, reader: Reader): Readonly<Partial<Record<StageWhen, readonly string[]>>> => {
  const rows: readonly PipelineStage[] = PIPELINES[kind];
  return Object.fromEntries(
    (['now', 'first-round', 'release'] as const).map((when) => [
      when,
      rows.filter(({ tells }) => tells[reader] === when).map(({ stage }) => stage),
    ]),
  );
};
const STAGES_TOLD = JSON.stringify(
  Object.fromEntries(
    CASE_KINDS.map((kind) => [kind, Object.fromEntries(READERS.map((reader) => [reader, stagesTold(kind, reader)]))]),
  ),
);

/** What the reader `v.reader` of the case `c` may see, by the tables; `out` says whether its result is out. */
export function sight(out: RawBuilder<boolean>): {
  readonly stage: RawBuilder<string>;
  readonly isStageTold: RawBuilder<boolean>;
  readonly known: RawBuilder<boolean>;
  field<T>(telling: Telling, column: RawBuilder<T>): RawBuilder<T | null>;
} {
  const isStageTold = sql<boolean>`(v.reader = any(${READERS.filter(seesAll)}::text[]) or coalesce((
    select t -> 'now' ? c.stage or t -> 'first-round' ? c.stage and (c.round = 1 or ${out}) or t -> 'release' ? c.stage and ${out}
    from (select ${STAGES_TOLD}::jsonb -> c.kind -> v.reader as t) as told), false))`;
  return {
    isStageTold,
    stage: sql<string>`case when ${isStageTold} then c.stage else ${IN_REVIEW} end`,
    known: sql<boolean>`coalesce((select case ${JSON.stringify(KNOWN)}::jsonb -> c.kind ->> v.reader
      when 'now' then true when 'release' then ${out} end), false)`,
    field: (telling, column) => {
      const to = (when: string) => READERS.filter((reader) => telling[reader] === when);
      return sql`case when v.reader = any(${to('now')}::text[]) or ${out} and v.reader = any(${to('release')}::text[])
        then ${column} end`;
    },
  };
}
