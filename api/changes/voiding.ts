import type { Kysely } from 'kysely';
import { carrierOf } from '../../db/cases/carriers.js';
import { readHeads, type CaseHead } from '../../db/cases/personnel-cases.js';
import type { Database, Queryable } from '../../db/database.js';
import { takeAct } from '../../db/steps/acts.js';
import { answerBook, answerOf, settleAct } from '../../db/steps/settle-act.js';
import { CASE_KIND_NAMES } from '../../domain/cases/case-kind.js';
import { CASE } from '../../domain/refusals/cases.js';
import { changeActId, type NewChange, type WaitingChange } from '../../domain/second-person/waiting-change.js';
import type { JournalledAct, SignAct } from '../../domain/step/journal.js';
import { againstVoiding, voidDeciders, type Voiding } from '../../domain/undo/voiding.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { text } from '../../domain/vocabulary/text.js';
import { createCourier } from '../engine/courier.js';
import type { Engine } from '../engine/engine.js';
import { actInProgress } from '../http/refusals.js';

/** What the voiding of a case works with. */
export interface VoidingDeps {
  readonly db: Kysely<Database>;
  readonly engine: Engine;
  readonly now: () => Date;
  readonly sign: SignAct;
}

/** What the change keeps until the second person approves it: who asked, with the roles that counted. */
export interface VoidContent {
  readonly caseId: string;
  readonly reason: string;
  readonly files?: readonly string[];
  readonly actor: Actor;
}

/** How long the voiding waits for its place at the workflow, in milliseconds; then a worker delivers it. */
const PATIENCE_MS = 10_000;

/** The case as it stands. @throws RefusalError `CASE.NOT_FOUND`, `VOID.*` */
async function judge(db: Queryable, caseId: string): Promise<CaseHead> {
  const [head] = await readHeads(db, [caseId]);
  if (head === undefined) throw new RefusalError(refuse(CASE.NOT_FOUND));
  const against = againstVoiding({ ...head, isClosed: head.closedAt !== null });
  if (against !== undefined) throw new RefusalError(against);
  return head;
}

/** 4.1: the change to be asked for; nobody asks for what would be refused. */
export async function voidingToAsk(db: Queryable, content: VoidContent, name: string): Promise<NewChange> {
  const { caseId, reason, actor } = content;
  const { kind, personId } = await judge(db, caseId);
  if (personId === actor.personId) throw new RefusalError(refuse(CASE.OWN));
  const { zh, en } = CASE_KIND_NAMES[kind];
  return {
    kind: 'case-void',
    clause: '4.1',
    what: text(
      `作废 ${name}(${personId})的${zh}案件 ${caseId}`,
      `Void case ${caseId} (${en}) of ${name} (${personId})`,
    ),
    reason,
    about: [personId],
    deciders: voidDeciders(kind),
    content,
    askedBy: actor.personId,
  };
}

/**
 * Judges again as things stand and journals the act, inside the transaction that ends the change: from here on it is
 * taken, and is carried out or refused whatever dies (docs/decisions/0030, 0057).
 */
export async function takeVoiding(
  trx: Queryable,
  { now, sign }: VoidingDeps,
  { no, content }: WaitingChange,
  approvedBy: string,
): Promise<JournalledAct> {
  const { caseId, reason, files, actor } = content as VoidContent;
  const { kind, personId } = await judge(trx, caseId);
  const workflowId = (await carrierOf(trx, caseId)) ?? caseId;
  const beside = files === undefined ? {} : { files };
  const what: Voiding = { voids: kind, caseId, personId, reason, approvedBy, ...beside };
  const act = { id: changeActId(no), workflowId, taskIds: [caseId], what: 'void', input: { ...what, actor } } as const;
  const taken = await takeAct(trx, act, now(), sign);
  if (taken === undefined) throw actInProgress();
  return taken;
}

/** Brings it to the workflow that carries the case; where that does not answer, a worker does. @throws RefusalError `VOID.*` */
export async function bringVoiding(
  { db, engine, now }: VoidingDeps,
  act: JournalledAct,
): Promise<'completed' | 'open' | 'taken'> {
  const settled =
    act.answeredAt === null
      ? await settleAct(db, act, await createCourier(engine, PATIENCE_MS).bring(act), {
          mark: answerBook(db, now),
          at: now(),
        })
      : await answerOf(db, act);
  if (settled === 'taken') return settled;
  if ('refusal' in settled) throw new RefusalError(settled.refusal);
  return settled.state;
}
