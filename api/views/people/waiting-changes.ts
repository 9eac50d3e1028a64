import * as z from 'zod';
import { namesOf } from '../../../db/people/people.js';
import type { Queryable } from '../../../db/database.js';
import {
  againstDeciding,
  againstWithdrawing,
  CHANGE_KIND_NAMES,
  CHANGE_KINDS,
  CHANGE_STATES,
  filesOfChange,
  type WaitingChange,
} from '../../../domain/second-person/waiting-change.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { textSchema } from '../../http/problem.js';
import { findUploads } from '../../../db/attachments/uploads.js';
import { showFile } from '../cases/papers.js';
import { fileSchema, instant, roleSchema } from '../schemas.js';

/** A change that waits for a second person, or what became of it, as somebody may read it. */
export const waitingChangeSchema = z
  .strictObject({
    no: z.int(),
    kind: z.enum(CHANGE_KINDS),
    kindName: textSchema,
    clause: z.string(),
    what: textSchema.meta({ description: '申请的内容 · what is asked for' }),
    reason: z.string().nullable(),
    state: z.enum(CHANGE_STATES),
    deciders: z.array(roleSchema).meta({ description: '谁可以作第二人 · who may be the second person' }),
    askedBy: z.string(),
    askedByName: z.string().nullable().meta({ description: '由命令提出时为空 · null where a command asked' }),
    askedAt: instant,
    expiresAt: instant,
    endedBy: z.string().nullable(),
    endedByName: z.string().nullable(),
    endedAt: instant.nullable(),
    endReason: z.string().nullable(),
    mayDecide: z.boolean(),
    mayWithdraw: z.boolean(),
    whyNot: textSchema.nullable().meta({ description: '读者不能决定的原因 · why the reader does not decide' }),
    files: z.array(fileSchema).meta({ description: '附在理由旁的文件 · files beside the reason' }),
    importId: z.string().nullable().meta({ description: '所属的导入 · the import whose lines wait' }),
  })
  .meta({ id: 'WaitingChange' });

/** The answer to whoever has asked for a change that waits for a second person, and where it stands. */
export const itWaits = ({ no }: Pick<WaitingChange, 'no'>): { readonly status: 202; readonly location: string } => ({
  status: 202,
  location: `/v1/waiting-changes/${no}`,
});

/** Changes with the names of whoever asked and ended them, and what the reader may do with each. */
export async function showChanges(
  db: Queryable,
  changes: readonly WaitingChange[],
  reader: Actor,
): Promise<z.input<typeof waitingChangeSchema>[]> {
  const names = await namesOf(
    db,
    changes.flatMap(({ askedBy, endedBy }) => [askedBy, ...(endedBy === null ? [] : [endedBy])]),
  );
  const uploads = await findUploads(db, changes.flatMap(filesOfChange));
  return changes.map((change) => {
    const { no, kind, clause, what, reason, state, askedBy, endedBy, endReason } = change;
    const against = againstDeciding(change, reader);
    const { importId = null } = change.content as { readonly importId?: string };
    return {
      no,
      kind,
      clause,
      what,
      reason,
      state,
      askedBy,
      endedBy,
      endReason,
      importId,
      files: filesOfChange(change).flatMap((id) => uploads.filter((one) => one.id === id).map(showFile)),
      kindName: CHANGE_KIND_NAMES[kind],
      deciders: [...change.deciders],
      askedByName: names.get(askedBy) ?? null,
      askedAt: change.askedAt.toISOString(),
      expiresAt: change.expiresAt.toISOString(),
      endedByName: endedBy === null ? null : (names.get(endedBy) ?? null),
      endedAt: change.endedAt?.toISOString() ?? null,
      mayDecide: against === undefined,
      mayWithdraw: againstWithdrawing(change, reader) === undefined,
      whyNot: state === 'waiting' ? (against?.message ?? null) : null,
    };
  });
}

/** One change, as the reader may read it. */
export async function showChange(
  db: Queryable,
  change: WaitingChange,
  reader: Actor,
): Promise<z.input<typeof waitingChangeSchema>> {
  const [shown] = await showChanges(db, [change], reader);
  if (shown === undefined) throw new Error('a change vanished');
  return shown;
}
