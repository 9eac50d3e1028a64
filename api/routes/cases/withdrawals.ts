import type { Kysely } from 'kysely';
import * as z from 'zod';
import { withReason } from '../../../domain/pipelines/act-atoms.js';
import type { Database } from '../../../db/database.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { WithdrawalInput } from '../../../workflows/messages/notice.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import type { Engine } from '../../engine/engine.js';
import { checkFiles } from '../../engine/files-of-forms.js';
import { openByWorkflow } from '../../engine/opening.js';
import { route, type Route, writes } from '../../http/route.js';
import { identifier } from '../../views/schemas.js';

export interface WithdrawalDeps {
  readonly db: Kysely<Database>;
  readonly engine: Engine;
  readonly now: () => Date;
}

/** I-62: HR asks, the general manager signs; the notice itself never changes. */
export const createWithdrawalRoutes = (deps: WithdrawalDeps): Route[] => [
  route({
    method: 'post',
    path: '/v1/documents/{documentId}/withdrawal',
    tag: 'documents',
    repeat: 'stored',
    clause: 'I-62',
    summary: text('申请撤回红头文件', 'Ask to withdraw a company-wide notice'),
    description: text(
      '总经理在任务 notice.withdrawal 中签发后，以新的编号发布撤回文件；原文件不变。',
      'Once the general manager has signed the task notice.withdrawal, a notice of its own number withdraws it; the old one stays as it is.',
    ),
    access: writes('document-withdrawal'),
    params: z.strictObject({ documentId: identifier }),
    body: z.strictObject(withReason),
    answer: {
      status: 202,
      schema: z.strictObject({ id: z.string(), documentId: z.string() }),
      description: text('等待总经理签发', 'waits for the general manager'),
    },
    handle: async (call) => {
      const { documentId } = call.params;
      const openedBy = call.actor.personId;
      await checkFiles(deps, call, call.body);
      const id = await openByWorkflow(deps, call, {
        series: 'CH',
        type: WORKFLOWS.withdrawal,
        input: (withdrawalId): WithdrawalInput => ({ ...call.body, withdrawalId, documentId, openedBy }),
      });
      return { body: { id, documentId } };
    },
  }),
];
