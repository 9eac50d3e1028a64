import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Database } from '../../../db/database.js';
import { changeDraft, dropDraft, findDraft } from '../../../db/tasks/drafts.js';
import { findTask } from '../../../db/tasks/inbox.js';
import { mergeDraft, type Draft, type Merged } from '../../../domain/drafts/draft.js';
import { TASK } from '../../../domain/refusals/tasks.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { createDraftSeal } from '../../engine/kept-drafts.js';
import { tooLarge } from '../../http/refusals.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import { taskNumber } from '../../views/schemas.js';

/** Fields of a draft at most; a panel's largest form has some hundreds. */
const FIELDS = 2_000;
/** Characters of a whole draft. */
const CHARACTERS = 200_000;
/** What is older on a device was typed in another week. */
const OLDEST_MS = 7 * 24 * 3_600_000;

const name = lineText(0, 200).refine((one) => one !== '__proto__');
const path = z.array(name).max(12);
const value = z.unknown();
const fieldSchema = z.strictObject({ path, value: value.exactOptional(), at: z.int() });
const draftSchema = z.strictObject({
  shape: z
    .string()
    .nullable()
    .meta({ description: '表单的版本；null 为没有草稿 · which form it is of; null where there is no draft' }),
  fields: z.array(fieldSchema),
  lost: z
    .array(path)
    .meta({ description: '在另一设备上改得更晚，故未采用的字段 · fields that were edited later on another device' }),
});

interface DraftDeps {
  readonly db: Kysely<Database>;
  readonly settings: ApiSettings;
  readonly now: () => Date;
}

/** What somebody has typed into a task's form: his own alone, sealed, and gone with the task (docs/decisions/0054). */
export function createTaskDraftRoutes({ db, settings, now }: DraftDeps): Route[] {
  const seal = createDraftSeal(settings);
  const params = z.strictObject({ taskId: taskNumber });
  const show = ({ draft, lost }: { readonly draft: Draft | undefined; readonly lost: Merged['lost'] }) => ({
    shape: draft?.shape ?? null,
    fields: (draft?.fields ?? []).map((field) => ({ ...field, path: [...field.path] })),
    lost: lost.map((one) => [...one]),
  });
  /** Whoever may not act on the task has no draft of it. */
  const mustHold = async (actor: SignedIn, taskId: string): Promise<void> => {
    const task = await findTask(db, actor, taskId);
    if (task?.mine !== true || task.state !== 'open') throw new RefusalError(refuse(TASK.NOT_FOUND));
  };

  return [
    route({
      method: 'get',
      path: '/v1/tasks/{taskId}/draft',
      tag: 'tasks',
      summary: text('本人的草稿', 'One’s own draft'),
      access: reads('drafts'),
      params,
      answer: { status: 200, schema: draftSchema, description: text('草稿', 'the draft') },
      handle: async ({ actor, params: { taskId } }) => {
        await mustHold(actor, taskId);
        const of = { taskId, personId: actor.personId };
        const draft = seal.open(await findDraft(db, of), of);
        return { body: show({ draft, lost: [] }) };
      },
    }),
    route({
      method: 'put',
      path: '/v1/tasks/{taskId}/draft',
      tag: 'tasks',
      repeat: 'natural',
      versioned: false,
      forMany: true,
      summary: text('保存草稿', 'Keep a draft'),
      description: text(
        '只发送改动的字段；agoMs 为改动距今的毫秒数。同一字段以较晚的改动为准，未采用的列于 lost。',
        'Send the fields that were edited, agoMs milliseconds ago. The later edit of a field wins; lost names those that did not.',
      ),
      access: writes('drafts'),
      params,
      body: z.strictObject({
        shape: lineText(1, 200),
        edits: z
          .array(z.strictObject({ path, value: value.exactOptional(), agoMs: z.int().min(0).max(OLDEST_MS) }))
          .max(FIELDS),
      }),
      answer: { status: 200, schema: draftSchema, description: text('合并后的草稿', 'the draft with them in it') },
      handle: async ({ actor, params: { taskId }, body: { shape, edits } }) => {
        await mustHold(actor, taskId);
        const of = { taskId, personId: actor.personId };
        const at = now();
        const result: { merged?: Merged } = {};
        const kept = await changeDraft(db, of, at, (content) => {
          const merged = mergeDraft(seal.open(content, of), shape, edits, at.getTime());
          const plain = JSON.stringify(merged.draft);
          if (plain.length > CHARACTERS || merged.draft.fields.length > FIELDS)
            throw tooLarge(`${CHARACTERS / 1000} kB`);
          result.merged = merged;
          return seal.close(plain, of);
        });
        if (!kept || result.merged === undefined) throw new RefusalError(refuse(TASK.NOT_FOUND));
        return { body: show(result.merged) };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/tasks/{taskId}/draft',
      tag: 'tasks',
      repeat: 'natural',
      versioned: false,
      summary: text('删除草稿', 'Forget a draft'),
      access: writes('drafts'),
      params,
      answer: { status: 204, description: text('已删除', 'gone') },
      handle: async ({ actor, params: { taskId } }) => {
        await mustHold(actor, taskId);
        await dropDraft(db, { taskId, personId: actor.personId });
        return {};
      },
    }),
  ];
}
