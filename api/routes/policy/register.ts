import type { Kysely } from 'kysely';
import * as z from 'zod';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import {
  findChoiceChange,
  insertChoiceDecision,
  listChoiceChanges,
  listChoicesInForce,
  lockChoices,
} from '../../../db/policy/choice-changes.js';
import { actsAlone } from '../../../db/second-person/setup.js';
import { askChange } from '../../../db/second-person/waiting-changes.js';
import type { Database } from '../../../db/database.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { givenDate, lineText } from '../../../domain/vocabulary/text-schemas.js';
import { choicesOn } from '../../../policy/data/choices.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { choiceChange, choiceValue, registerItem } from '../../views/policy/schemas-policy.js';
import { admitSwitch, announced, setSwitch, switchToAsk } from '../../changes/settings.js';
import { itWaits, showChange, waitingChangeSchema } from '../../views/people/waiting-changes.js';
import { REGISTER } from '../../../domain/refusals/policy.js';
import { asJson, sheetOf } from '../../http/sheet/columns.js';
import { CHOICE_STATE_WORDS } from '../../views/sheet-words.js';

const entryId = z.string().regex(/^I-\d{2}a?$/);

export interface RegisterDeps {
  readonly db: Kysely<Database>;
  readonly library: PolicyLibrary;
  readonly now: () => Date;
}

const CHOICES_SHEET = sheetOf(choiceChange, text('口径变更', 'Changes of switches'), (c) => [
  c.number('序号', 'No.', (one) => one.no),
  c.text('条目', 'Entry', (one) => one.entry),
  c.text('开关', 'Switch', (one) => one.key, 24),
  c.text('值', 'Value', (one) => String(one.value)),
  c.date('生效日', 'Effective from', (one) => one.effectiveFrom),
  c.text('理由', 'Reason', (one) => one.reason, 40),
  c.code(CHOICE_STATE_WORDS, '状态', 'State', (one) => one.state),
  c.text('提出人工号', 'Proposed by (number)', (one) => one.proposedBy),
  c.instant('提出时间', 'Proposed at', (one) => one.proposedAt),
  c.text('决定人工号', 'Decided by (number)', (one) => one.decidedBy),
  c.instant('决定时间', 'Decided at', (one) => one.decidedAt),
  c.text('决定理由', 'Why', (one) => one.decisionReason, 40),
]);
const REGISTER_SHEET = sheetOf(registerItem, text('解释登记簿', 'Register'), (c) => [
  c.text('条目', 'Entry', (one) => one.id),
  c.text('条款', 'Clauses', (one) => one.clauses.join(', ')),
  c.name('问题', 'Question', (one) => one.question, 50),
  c.name('选择', 'Choice', (one) => one.choice, 50),
  c.name('理由', 'Reason', (one) => one.reason, 50),
  c.name('其他读法', 'Other readings', (one) => one.otherReadings, 50),
  c.yesNo('请人力资源确认', 'Ask HR', (one) => one.askHr),
  c.text('现行取值', 'In force', (one) => asJson(one.inForce), 30),
]);

/** §13.2: the register of interpretations, and its switches as HR sets them. */
export function createRegisterRoutes({ db, library, now }: RegisterDeps): Route[] {
  const today = (): string => todayIn('Asia/Shanghai', now().getTime());
  const deps = { library, now };
  return [
    route({
      method: 'get',
      path: '/v1/policy/register',
      tag: 'policy',
      summary: text('解释登记簿', 'The register of interpretations'),
      access: reads('policy'),
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(registerItem) }),
        description: text('制度未写明之处的选择及理由', 'what the policy leaves open, the choice and its reason'),
      },
      sheet: REGISTER_SHEET,
      handle: async () => {
        const inForce = choicesOn(library, await listChoicesInForce(db), today());
        const items = library.register.map((entry) => ({
          ...entry,
          inForce: Object.fromEntries(
            (entry.switches ?? []).flatMap(({ key }) => {
              const value = inForce[key];
              return value === undefined ? [] : [[key, value]];
            }),
          ),
        }));
        return { body: { items: items } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/policy/choices',
      tag: 'policy',
      summary: text('开关的全部变更', 'Every change of a switch'),
      access: reads('policy'),
      query: z.strictObject({ ...pageQuery, entry: entryId.exactOptional() }),
      answer: { status: 200, schema: pageOf(choiceChange), description: text('最近的在前', 'latest first') },
      sheet: CHOICES_SHEET,
      handle: async ({ query: { limit, cursor, entry } }) => {
        const key = listKey('choices', { entry });
        const last = decodeCursor(key, cursor, z.tuple([z.int().min(0)]));
        const rows = await listChoiceChanges(db, { entry, before: last?.[0], limit: limit + 1 });
        return { body: toPage(rows, limit, key, ({ no }) => [no]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/policy/register/{entry}/choices',
      tag: 'policy',
      repeat: 'stored',
      summary: text('变更一个开关', 'Set a switch differently'),
      description: text(
        '自所定之日起对新开始的案件生效，已开始的案件不变（I-73）。归人力资源与总经理共有的条目，须总经理同意后方才生效；其余的待第二人确认（4.1）。',
        'Holds for cases that begin from that day on; those that have begun keep theirs (I-73). Where the entry belongs to HR and the general manager, it holds once he has agreed; any other waits for a second person (4.1).',
      ),
      access: writes('policy-choice'),
      params: z.strictObject({ entry: entryId }),
      body: z.strictObject({
        switch: lineText(1, 64).exactOptional(),
        value: choiceValue,
        effectiveFrom: givenDate,
        reason,
      }),
      answer: {
        status: 201,
        schema: z.union([choiceChange, waitingChangeSchema]),
        description: text('已登记', 'recorded'),
        taken: text('待第二人确认（4.1）', 'it waits for a second person (4.1)'),
      },
      handle: async ({ actor, params: { entry }, body }) => {
        const { switch: key, value, effectiveFrom, reason: why } = body;
        const asked = { entry, key, value, effectiveFrom, reason: why, proposedBy: actor.personId };
        const alone = await actsAlone(db, actor.accountId);
        const done = await db.transaction().execute(async (trx) => {
          const admitted = await admitSwitch(trx, deps, asked);
          if (alone || admitted.needsGm) return { change: await setSwitch(trx, deps, asked, admitted) };
          return { waiting: await askChange(trx, switchToAsk(deps.library, asked, admitted.key), now()) };
        });
        if (done.change !== undefined) return { body: done.change };
        return { ...itWaits(done.waiting), body: await showChange(db, done.waiting, actor) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/policy/choices/{no}/decision',
      tag: 'policy',
      repeat: 'stored',
      summary: text('总经理同意或否决一项变更', 'The general manager agrees to a change, or not'),
      access: writes('policy-choice-decision'),
      params: z.strictObject({ no: z.coerce.number().int().min(1).max(2_000_000_000) }),
      body: z.discriminatedUnion('decision', [
        z.strictObject({ decision: z.literal('approve'), reason: reason.exactOptional() }),
        z.strictObject({ decision: z.literal('reject'), reason }),
      ]),
      answer: { status: 200, schema: choiceChange, description: text('已决定', 'decided') },
      handle: async ({ actor, params: { no }, body }) => {
        const change = await db.transaction().execute(async (trx) => {
          await lockChoices(trx);
          const found = await findChoiceChange(trx, no);
          if (!found) throw new RefusalError(refuse(REGISTER.CHOICE_NOT_FOUND));
          if (found.state !== 'proposed') throw new RefusalError(refuse(REGISTER.NOT_PROPOSED, { state: found.state }));
          if (found.proposedBy === actor.personId) throw new RefusalError(refuse(REGISTER.OWN_PROPOSAL));
          if (body.decision === 'approve' && found.effectiveFrom < today())
            throw new RefusalError(refuse(REGISTER.DAY_PASSED, { effectiveFrom: found.effectiveFrom }));
          const decision = body.decision === 'approve' ? ('approved' as const) : ('rejected' as const);
          const decidedBy = actor.personId;
          await insertChoiceDecision(trx, found, { decision, reason: body.reason ?? null, decidedBy });
          return announced(trx, deps, no);
        });
        return { body: change };
      },
    }),
  ];
}
