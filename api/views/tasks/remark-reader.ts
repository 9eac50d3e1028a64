import type { Queryable } from '../../../db/database.js';
import { readHeads } from '../../../db/cases/personnel-cases.js';
import { tasksOn } from '../../../db/tasks/inbox.js';
import { TALK } from '../../../domain/refusals/talk.js';
import type { RemarkReader } from '../../../domain/talk/remark.js';
import { UNTALKED_KINDS } from '../../../domain/talk/withheld.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { isHr, type Actor } from '../../../domain/vocabulary/roles.js';
import { readCase } from '../cases/case-detail.js';

/** Somebody before the remarks of a case; undefined where he reads none. */
export async function readerOfRemarks(db: Queryable, actor: Actor, caseId: string): Promise<RemarkReader | undefined> {
  const { personId, roles } = actor;
  const [head] = await readHeads(db, [caseId]);
  if (head === undefined) return undefined;
  const isSubject = head.personId === personId;
  const readsCase = (await readCase(db, actor, caseId)) !== undefined;
  const tasks = isSubject ? [] : await tasksOn(db, actor, caseId, UNTALKED_KINDS);
  if (!readsCase && tasks.length === 0) return undefined;
  return {
    personId,
    isSubject,
    hasOffice: !isSubject && (isHr({ roles }) || roles.includes('gm')),
    audits: !isSubject && roles.includes('auditor'),
    readsCase,
    tasks,
  };
}

/**
 * The same, where he may.
 * @throws RefusalError TALK.NO_REMARK
 */
export async function remarkReader(db: Queryable, actor: Actor, caseId: string): Promise<RemarkReader> {
  const reader = await readerOfRemarks(db, actor, caseId);
  if (reader === undefined) throw new RefusalError(refuse(TALK.NO_REMARK));
  return reader;
}
