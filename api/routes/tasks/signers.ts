import * as z from 'zod';
import type { Kysely } from 'kysely';
import type { Database } from '../../../db/database.js';
import type { TaskView } from '../../../db/tasks/inbox.js';
import { isHeld, signedBy, signersOf, type SignerView } from '../../../db/tasks/signers.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import type { TaskKind } from '../../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { SIGN_WAYS, whyUnsigned } from '../../../domain/signing/signing.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { TaskActs } from '../../engine/acts-offered.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, type SignedIn, writes } from '../../http/route.js';
import { identifier, instant, taskNumber } from '../../views/schemas.js';
import { personSchema } from '../../views/tasks/task-schemas.js';
import { receipt, receiptSchema } from './receipt.js';
import { TAKEN } from './taken.js';

const params = z.strictObject({ taskId: taskNumber });
const way = z.enum(SIGN_WAYS).meta({
  description:
    'before：先签后办；beside：并行签署；after：办理后签署 · before the act, which is refused until then; beside it; after it was handed in',
});

const signerSchema = z.strictObject({
  no: z.int(),
  way,
  signer: personSchema,
  by: personSchema,
  note: z.string(),
  at: instant,
  state: z.enum(['asked', 'signed', 'refused', 'removed']),
  reason: z.string().nullable(),
});

const signersSchema = z.strictObject({
  whyNot: textSchema.nullable().meta({ description: '不能加签的理由 · why nobody is asked to sign it' }),
  held: z.boolean().meta({ description: '已办理，待加签人签署 · handed in, and waits for its signers' }),
  signers: z.array(signerSchema),
  signs: z.strictObject({ taskId: z.string(), title: textSchema, handedIn: z.unknown() }).nullable().meta({
    description: '加签任务所签署的任务及其内容 · of a signature: which task it signs, and what was handed in',
  }),
});

interface Deps {
  readonly db: Kysely<Database>;
  readonly acts: TaskActs;
  readonly find: (actor: SignedIn, taskId: string) => Promise<TaskView>;
}

const stateOf = ({ removed, answer }: SignerView): z.input<typeof signerSchema>['state'] => {
  if (answer !== null) return answer === 'sign' ? 'signed' : 'refused';
  return removed ? 'removed' : 'asked';
};

const shown = (one: SignerView): z.input<typeof signerSchema> => ({
  no: one.no,
  way: one.way,
  signer: { personId: one.toId, name: one.toName },
  by: { personId: one.byId, name: one.byName },
  note: one.note,
  at: one.at.toISOString(),
  state: stateOf(one),
  reason: one.reason,
});

/** Somebody signs a task of somebody else before, beside or after him (docs/decisions/0058). */
export const createSignerRoutes = ({ db, acts, find }: Deps): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/tasks/{taskId}/signers',
    tag: 'tasks',
    summary: text('任务的加签人', 'Who signs a task'),
    access: reads('signers'),
    params,
    answer: { status: 200, schema: signersSchema, description: text('加签人', 'the signers') },
    handle: async ({ actor, params: { taskId } }) => {
      const task = await find(actor, taskId);
      const kind = task.kind as TaskKind;
      const isHis = task.mine && task.state === 'open';
      const signs = isHis ? await signedBy(db, task.id) : undefined;
      const signers = await signersOf(db, signs?.taskId ?? task.id);
      return {
        body: {
          whyNot: whyUnsigned(kind) ?? null,
          held: await isHeld(db, task.id),
          signers: signers.map(shown),
          signs:
            signs === undefined
              ? null
              : { taskId: signs.taskId, title: TASK_KINDS[signs.kind as TaskKind].title, handedIn: signs.held },
        },
      };
    },
  }),
  route({
    method: 'post',
    path: '/v1/tasks/{taskId}/signers',
    tag: 'tasks',
    repeat: 'stored',
    versioned: false,
    summary: text('加签', 'Have somebody sign it, too'),
    description: text(
      '由办理人请可以查阅该案件、无利害关系的一人签署：办理前（签署前不能办理）、并行、或办理后；全部签署后所提交的内容才生效。任何一人不同意，任务即退回办理人。沉默不等于签署（I-39）。',
      'By whoever may do the task: somebody who may read the case and has no interest in it signs before the act (which is refused until then), beside or after it; what is handed in takes effect once all have signed. One refusal gives the task back. Nothing is signed by silence (I-39).',
    ),
    access: writes('signers'),
    params,
    body: z.strictObject({
      way,
      to: identifier,
      note: reason.meta({ description: '请其签署的缘由 · why he is asked' }),
    }),
    answer: { status: 200, schema: receiptSchema, description: text('已加签', 'asked'), taken: TAKEN },
    handle: async (call) => {
      const task = await find(call.actor, call.params.taskId);
      return receipt(await acts.addSigner(call, task, call.body));
    },
  }),
  route({
    method: 'post',
    path: '/v1/tasks/{taskId}/signers/{no}/removal',
    tag: 'tasks',
    repeat: 'stored',
    versioned: false,
    summary: text('减签', 'Remove a signer'),
    description: text(
      '由加签的人或人力资源部减签，须写明理由；已提交而未生效的内容退回办理人。',
      'By whoever added him, or HR, with a reason; what was handed in and has not taken effect goes back to whoever did.',
    ),
    access: writes('signers'),
    params: z.strictObject({ taskId: taskNumber, no: z.coerce.number().int().min(1).max(10_000) }),
    body: z.strictObject({ reason }),
    answer: { status: 200, schema: receiptSchema, description: text('已减签', 'removed'), taken: TAKEN },
    handle: async (call) => {
      const { taskId, no } = call.params;
      const task = await find(call.actor, taskId);
      return receipt(await acts.removeSigner(call, task, { no, reason: call.body.reason }));
    },
  }),
];
