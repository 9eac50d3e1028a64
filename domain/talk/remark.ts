/** What a remark is: a comment says something, a copy shows the case to somebody, perhaps without words. */
export const REMARK_KINDS = ['comment', 'copy'] as const;
/** One of these. */
export type RemarkKind = (typeof REMARK_KINDS)[number];

/** A remark, as far as it decides who reads it. */
export interface RemarkRead {
  /** Where it stands at a task. */
  readonly taskId: string | null;
  readonly writtenBy: string;
  /** Employee numbers of whom it is addressed to. */
  readonly to: readonly string[];
}

/** Somebody before the remarks of a case (docs/decisions/0056). */
export interface RemarkReader {
  readonly personId: string;
  /** It is his own case. */
  readonly isSubject: boolean;
  /** HR or the general manager, not in his own matter. */
  readonly hasOffice: boolean;
  /** The auditor, not in his own matter: he reads and writes nothing. */
  readonly audits: boolean;
  /** He may read the case by the table of permissions. */
  readonly readsCase: boolean;
  /** The open tasks of the case that he may do, of kinds at which something is said. */
  readonly tasks: readonly string[];
}

/**
 * Who reads a remark: HR, the general manager and the auditor; whoever may do an open task of the case, or, of a remark at a task, that
 * one; who wrote it and whom it is addressed to, while he may read the case. The person himself what is addressed to him
 * and nothing else (8.5.6).
 */
export function readsRemark({ taskId, writtenBy, to }: RemarkRead, reader: RemarkReader): boolean {
  const { personId, isSubject, hasOffice, audits, readsCase, tasks } = reader;
  const isNamed = to.includes(personId) || writtenBy === personId;
  if (isSubject) return isNamed && readsCase;
  if (hasOffice || audits || (isNamed && (readsCase || tasks.length > 0))) return true;
  return taskId === null ? tasks.length > 0 : tasks.includes(taskId);
}

/**
 * Who writes one: HR, the general manager, whoever may do an open task of the case (of a remark at a task: that one), and
 * at the case whoever something there is addressed to.
 */
export function writesRemark(
  taskId: string | null,
  { isSubject, hasOffice, readsCase, tasks }: RemarkReader,
  isAddressed: boolean,
): boolean {
  if (isSubject) return taskId === null && isAddressed && readsCase;
  if (hasOffice || (taskId === null ? tasks.length > 0 : tasks.includes(taskId))) return true;
  return taskId === null && isAddressed && readsCase;
}
