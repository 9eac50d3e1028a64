import type { Queryable } from '../../db/database.js';
import { kindsToErase, planErasure, type ErasureContent } from '../../db/privacy/erase.js';
import { HIGH_DECIDERS } from '../../domain/accounts/sensitive-roles.js';
import { RECORD_KIND_NAMES, type RetentionPlan } from '../../domain/privacy/retention.js';
import { PERSON } from '../../domain/refusals/people/records.js';
import type { NewChange, WaitingChange } from '../../domain/second-person/waiting-change.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';

/** An erasure that HR asks for. */
export interface AskedErasure {
  readonly personId: string;
  readonly requested: boolean;
  readonly reason: string;
  readonly askedBy: string;
}

/**
 * The change to be asked for: by number alone, since its line of the ledger stays.
 * @throws RefusalError `ERASURE.*`, `PERSON.NOT_FOUND`
 */
export async function erasureToAsk(
  db: Queryable,
  { personId, requested, reason, askedBy }: AskedErasure,
  plan: RetentionPlan,
  at: Date,
): Promise<NewChange> {
  const found = await planErasure(db, personId, plan, at);
  if (found === undefined) throw new RefusalError(refuse(PERSON.NOT_FOUND));
  const kinds = kindsToErase(found, requested);
  const names = kinds.map((kind) => RECORD_KIND_NAMES[kind]);
  const content: ErasureContent = { personId, kinds, requested };
  return {
    kind: 'erasure',
    clause: '13.1',
    what: text(
      `删除工号 ${personId} 的${names.map(({ zh }) => zh).join('、')}${requested ? '（本人申请）' : ''}；不可恢复`,
      `erase of number ${personId}: ${names.map(({ en }) => en).join(', ')}${requested ? ' (on the person’s own request)' : ''}; it cannot be undone`,
    ),
    reason,
    about: [personId],
    deciders: HIGH_DECIDERS,
    content,
    askedBy,
  };
}

/** Judges it again; it is the owner’s command that carries it out. @throws RefusalError `ERASURE.*` */
export async function judgeErasure(
  trx: Queryable,
  change: WaitingChange,
  plan: RetentionPlan,
  at: Date,
): Promise<void> {
  const { personId, requested } = change.content as ErasureContent;
  const found = await planErasure(trx, personId, plan, at, change.no);
  if (found === undefined) throw new RefusalError(refuse(PERSON.NOT_FOUND));
  kindsToErase(found, requested);
}
