import * as z from 'zod';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { CHANGE, SETUP } from '../../../domain/refusals/people/second-person.js';
import {
  againstDeciding,
  againstWithdrawing,
  hasEnded,
  seesChange,
  type WaitingChange,
} from '../../../domain/second-person/waiting-change.js';
import { askerStillMay } from '../../../db/second-person/asker.js';
import { endChange, findChange, holdChange, listChanges } from '../../../db/second-person/waiting-changes.js';
import { confirmSetup } from '../../../db/second-person/setup.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { WaitingRows } from '../../../imports/waiting.js';
import { createCarryOut, noteRefusal, type CarryOutDeps } from '../../changes/carry-out.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { importRowColumns, importRowSchema, NOTED_OF, showRows } from '../../views/people/imports.js';
import { setupSchema, showSetup } from '../../views/service/setup.js';
import { showChange, showChanges, waitingChangeSchema } from '../../views/people/waiting-changes.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { CHANGE_STATE_WORDS } from '../../views/sheet-words.js';
import { ROLE_NAMES } from '../../../domain/vocabulary/role-names.js';

const params = z.strictObject({ no: z.coerce.number().int().min(1).max(2_000_000_000) });
const ROWS_SHOWN = 200;

const CHANGES_SHEET = sheetOf(waitingChangeSchema, text('待确认的变更', 'Waiting changes'), (c) => [
  c.number('序号', 'No.', (one) => one.no),
  c.name('种类', 'Kind', (one) => one.kindName),
  c.text('条款', 'Clause', (one) => one.clause),
  c.name('内容', 'What', (one) => one.what, 50),
  c.text('理由', 'Reason', (one) => one.reason, 30),
  c.code(CHANGE_STATE_WORDS, '状态', 'State', (one) => one.state),
  c.code(ROLE_NAMES, '可由谁确认', 'Who decides', (one) => one.deciders),
  c.text('申请人工号', 'Asked by (number)', (one) => one.askedBy),
  c.text('申请人', 'Asked by', (one) => one.askedByName),
  c.instant('申请时间', 'Asked at', (one) => one.askedAt),
  c.instant('到期时间', 'Expires at', (one) => one.expiresAt),
  c.text('决定人工号', 'Ended by (number)', (one) => one.endedBy),
  c.text('决定人', 'Ended by', (one) => one.endedByName),
  c.instant('决定时间', 'Ended at', (one) => one.endedAt),
  c.text('决定理由', 'Why', (one) => one.endReason, 30),
]);
const ROWS_SHEET = sheetOf(importRowSchema, text('待确认的行', 'Waiting lines'), importRowColumns);

/** 4.1: changes that wait for a second person: who asks never decides, nor does anybody whom it concerns. */
export function createWaitingChangeRoutes(deps: CarryOutDeps): Route[] {
  const { db, now, importer } = deps;
  const carryOut = createCarryOut(deps);
  const seen = (change: WaitingChange | undefined, reader: Actor): WaitingChange => {
    if (change === undefined || !seesChange(change, reader)) throw new RefusalError(refuse(CHANGE.NOT_FOUND));
    return change;
  };
  const setup = () => showSetup(deps);
  return [
    route({
      method: 'get',
      path: '/v1/waiting-changes',
      tag: 'service',
      clause: '4.1',
      summary: text('待第二人确认的变更', 'Changes that wait for a second person'),
      access: reads('waiting-changes'),
      query: z.strictObject({ ...pageQuery, waiting: z.stringbool().exactOptional() }),
      answer: { status: 200, schema: pageOf(waitingChangeSchema), description: text('最近的在前', 'latest first') },
      sheet: CHANGES_SHEET,
      handle: async ({ actor, query: { limit, cursor, waiting } }) => {
        const key = listKey('waiting-changes', { waiting });
        const before = decodeCursor(key, cursor, z.tuple([z.int().min(0)]))?.[0];
        const found = await listChanges(db, { reader: actor, waiting, before, limit: limit + 1, at: now() });
        return { body: toPage(await showChanges(db, found, actor), limit, key, ({ no }) => [no]) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/waiting-changes/{no}',
      tag: 'service',
      clause: '4.1',
      summary: text('一项待确认的变更', 'One waiting change'),
      access: reads('waiting-changes'),
      params,
      answer: { status: 200, schema: waitingChangeSchema, description: text('变更', 'the change') },
      handle: async ({ actor, params: { no } }) => {
        const change = seen(await findChange(db, no, now()), actor);
        return { body: await showChange(db, change, actor) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/waiting-changes/{no}/rows',
      tag: 'service',
      clause: '4.1',
      summary: text('其中导入的行', 'The lines of an import in it'),
      access: reads('waiting-changes'),
      params,
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(importRowSchema), more: z.int() }),
        description: text(`按行序，最多 ${ROWS_SHOWN} 行`, `in the order of the file, at most ${ROWS_SHOWN}`),
      },
      sheet: ROWS_SHEET,
      handle: async ({ actor, params: { no } }) => {
        const change = seen(await findChange(db, no, now()), actor);
        if (change.kind !== 'import-rows') return { body: { items: [], more: 0 } };
        const { importId, lines } = change.content as WaitingRows;
        const { kind, rows } = await importer.rows({ importId, lines, limit: ROWS_SHOWN });
        const items = await showRows(db, { kind, rows }, actor);
        return { body: { items, more: lines.length - rows.length }, noted: NOTED_OF[kind] };
      },
    }),
    route({
      method: 'post',
      path: '/v1/waiting-changes/{no}/decision',
      tag: 'service',
      clause: '4.1',
      repeat: 'stored',
      summary: text('同意或拒绝一项变更', 'Approve a change, or refuse it'),
      description: text(
        '提出人与所涉之人不能决定。同意后按当时的情况重新判断，由与单次办理相同的程序执行。',
        'Neither who asked nor anybody whom it concerns decides. Once approved it is judged again as things stand, and carried out as the single call would be.',
      ),
      access: writes('waiting-changes'),
      params,
      body: z.discriminatedUnion('decision', [
        z.strictObject({ decision: z.literal('approve'), reason: reason.exactOptional() }),
        z.strictObject({ decision: z.literal('refuse'), reason }),
      ]),
      answer: { status: 200, schema: waitingChangeSchema, description: text('已决定', 'decided') },
      handle: async ({ actor, params: { no }, body, repeated }) => {
        const at = now();
        const outcome = body.decision === 'approve' ? 'applied' : 'refused';
        const then = await db.transaction().execute(async (trx) => {
          const change = seen(await holdChange(trx, no, at), actor);
          if (repeated && hasEnded(change, actor, outcome)) return undefined;
          const against = againstDeciding(change, actor);
          if (against !== undefined) throw new RefusalError(against);
          const approved = outcome === 'applied';
          if (approved && !(await askerStillMay(trx, change))) throw new RefusalError(refuse(CHANGE.ASKER_MAY_NOT));
          const after = approved ? await carryOut[change.kind](trx, change, actor.personId) : undefined;
          if (!approved) await noteRefusal(trx, change, actor.personId, at);
          await endChange(trx, change, { outcome, by: actor.personId, reason: body.reason ?? null, at });
          return after;
        });
        await then?.();
        return { body: await showChange(db, seen(await findChange(db, no, at), actor), actor) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/waiting-changes/{no}/withdrawal',
      tag: 'service',
      clause: '4.1',
      repeat: 'stored',
      summary: text('撤回本人提出的变更', 'Take back a change that one asked for'),
      access: writes('waiting-changes'),
      params,
      body: z.strictObject({ reason: reason.exactOptional() }),
      answer: { status: 200, schema: waitingChangeSchema, description: text('已撤回', 'taken back') },
      handle: async ({ actor, params: { no }, body, repeated }) => {
        const at = now();
        await db.transaction().execute(async (trx) => {
          const change = seen(await holdChange(trx, no, at), actor);
          if (repeated && hasEnded(change, actor, 'withdrawn')) return;
          const against = againstWithdrawing(change, actor);
          if (against !== undefined) throw new RefusalError(against);
          await endChange(trx, change, { outcome: 'withdrawn', by: actor.personId, reason: body.reason ?? null, at });
        });
        return { body: await showChange(db, seen(await findChange(db, no, at), actor), actor) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/setup',
      tag: 'service',
      clause: '4.1',
      summary: text('初始设置是否已由总经理确认', 'Whether the general manager has confirmed the set-up'),
      access: reads('setup'),
      answer: { status: 200, schema: setupSchema, description: text('确认人与时间', 'by whom and when') },
      handle: async () => ({ body: await setup() }),
    }),
    route({
      method: 'post',
      path: '/v1/setup/confirmation',
      tag: 'service',
      clause: '4.1',
      repeat: 'stored',
      summary: text('总经理确认初始设置', 'The general manager confirms the set-up'),
      description: text(
        '确认后，首位管理员与账号命令也须第二人。',
        'From then on the first administrator and the commands for accounts need a second person, too.',
      ),
      access: writes('setup'),
      answer: { status: 200, schema: setupSchema, description: text('已确认', 'confirmed') },
      handle: async ({ actor }) => {
        const done = await db.transaction().execute((trx) => confirmSetup(trx, actor.personId, now()));
        if (!done) throw new RefusalError(refuse(SETUP.CONFIRMED));
        return { body: await setup() };
      },
    }),
  ];
}
