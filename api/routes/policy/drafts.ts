import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Database } from '../../../db/database.js';
import { savePolicyDraft, throwDraftAway } from '../../../db/policy/drafts.js';
import { askChange } from '../../../db/second-person/waiting-changes.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { POLICY_DRAFT } from '../../../domain/refusals/policy-draft.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { givenDate } from '../../../domain/vocabulary/text-schemas.js';
import { nextName } from '../../../policy/drafting/draft.js';
import { draftOrRefuse, holdDraft, versionToAsk, type VersionDeps } from '../../changes/policy-version.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { itWaits, showChange, waitingChangeSchema } from '../../views/people/waiting-changes.js';
import { showDraftState } from '../../views/policy/draft.js';
import { draftBody, draftState } from '../../views/policy/schemas-draft.js';

export interface PolicyDraftDeps extends VersionDeps {
  readonly db: Kysely<Database>;
}

const revision = z.coerce.number().int().min(1).max(2_000_000_000);

/** 13.1: HR drafts the next version of the policy in a form, and the general manager approves it from a first day on. */
export function createPolicyDraftRoutes(deps: PolicyDraftDeps): Route[] {
  const { db, library, now } = deps;
  return [
    route({
      method: 'get',
      path: '/v1/policy/draft',
      tag: 'policy',
      clause: '13.1',
      summary: text('下一版本的草稿', 'The next version as it is drafted'),
      description: text(
        '每个数值及其条款、允许的取值，已保存的更改与其比较，以及是否待总经理批准。',
        'Every number with its § and what it takes; what was saved of it, compared; and whether it waits for the general manager.',
      ),
      access: reads('policy-draft'),
      answer: { status: 200, schema: draftState, description: text('草稿', 'the draft') },
      handle: async ({ actor }) => ({ body: await showDraftState(db, deps, actor) }),
    }),
    route({
      method: 'put',
      path: '/v1/policy/draft',
      tag: 'policy',
      repeat: 'natural',
      versioned: false,
      clause: '13.1',
      summary: text('保存下一版本的草稿', 'Save the draft of the next version'),
      description: text(
        '发送全部更改与所见的版次；他人已先保存的，指明何人何时，不覆盖。不成立的数值在其处说明。',
        'Send all changes with the revision that was seen; where somebody was first it says who and when, and nothing is written over. A number that cannot stand is told at its place.',
      ),
      access: writes('policy-draft'),
      body: draftBody,
      answer: { status: 200, schema: draftState, description: text('已保存', 'saved') },
      handle: async ({ actor, body }) => {
        await db.transaction().execute(async (trx) => {
          const held = await holdDraft(trx, deps, body.revision);
          const { newest, versions } = library;
          const base = held === undefined ? newest : library.byVersion(held.base);
          const version = held?.version ?? nextName(versions.map((one) => one.version));
          const { changes } = draftOrRefuse(base, { version, title: body.title, changes: body.changes });
          const by = { by: actor.personId, at: now() };
          await savePolicyDraft(trx, { base: base.version, version, title: body.title, changes, ...by });
        });
        return { body: await showDraftState(db, deps, actor) };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/policy/draft',
      tag: 'policy',
      repeat: 'natural',
      versioned: false,
      clause: '13.1',
      summary: text('放弃草稿', 'Throw the draft away'),
      description: text('所放弃的更改在台账中留有一行。', 'What is thrown away leaves a line in the ledger.'),
      access: writes('policy-draft'),
      query: z.strictObject({ revision }),
      answer: { status: 204, description: text('已放弃', 'gone') },
      handle: async ({ actor, query }) => {
        await db.transaction().execute(async (trx) => {
          const draft = await holdDraft(trx, deps, query.revision);
          if (draft !== undefined) await throwDraftAway(trx, draft, { by: actor.personId, at: now() });
        });
        return {};
      },
    }),
    route({
      method: 'post',
      path: '/v1/policy/draft/release',
      tag: 'policy',
      repeat: 'stored',
      clause: '13.1',
      summary: text('提请总经理批准草稿', 'Ask the general manager to approve the draft'),
      description: text(
        '批准后自施行日起对新开始的案件有效，已开始的案件保持其版本（I-73）。提请后草稿不能更改，除非撤回。',
        'Once approved it holds for cases that begin from its first day on; those that have begun keep their version (I-73). Until it is decided or taken back the draft stays as it is.',
      ),
      access: writes('policy-draft'),
      body: z.strictObject({ revision: revision, validFrom: givenDate, reason }),
      answer: {
        status: 202,
        schema: waitingChangeSchema,
        description: text('待总经理批准（13.1）', 'it waits for the general manager (13.1)'),
      },
      handle: async ({ actor, body }) => {
        const waiting = await db.transaction().execute(async (trx) => {
          const draft = await holdDraft(trx, deps, body.revision);
          if (draft === undefined) throw new RefusalError(refuse(POLICY_DRAFT.NONE));
          const asked = { validFrom: body.validFrom, reason: body.reason, askedBy: actor.personId };
          return askChange(trx, await versionToAsk(trx, deps, draft, asked), now());
        });
        return { ...itWaits(waiting), body: await showChange(db, waiting, actor) };
      },
    }),
  ];
}
