import * as z from 'zod';
import { readsAppeal } from '../../../db/appeals/appeals.js';
import { findTakenOver, type TakenOverRow } from '../../../db/cases/taken-over.js';
import { samplesOf } from '../../../db/service/sample-past.js';
import { findCase } from '../../../db/cases/views.js';
import type { Queryable } from '../../../db/database.js';
import { listDecisions } from '../../../db/cases/decisions.js';
import { listEvaluations } from '../../../db/cases/evaluations.js';
import { readPersonnelCases } from '../../../db/cases/personnel-views.js';
import type { Viewer } from '../../../db/cases/sight.js';
import { heldByOffices } from '../../../db/tasks/held-by.js';
import { stagesAsked } from '../../../domain/pipelines/task-kinds.js';
import { listTimeline } from '../../../db/cases/timeline.js';
import type { AnswerFrame } from '../../../domain/evaluation/answer.js';
import { explain, explainRecords } from './explanation.js';
import type { SignedIn } from '../../http/route.js';
import { ROLES, type Actor, type Role } from '../../../domain/vocabulary/roles.js';
import { caseSchema, evaluationSchema, explanationSchema, showCase, showEvaluation } from './schemas-cases.js';
import { personnelCaseSchema, showPersonnelCase } from './schemas-personnel.js';
import { instant } from '../schemas.js';
import { seenDecisions, seenRecord, standingOf, type Seen } from './seen.js';
import { actSight, isStageTold, isTold, seesAll } from '../../../domain/sight/sight.js';
import { showTakenOver, takenOverSchema } from './taken-over.js';
import { viewerOf } from '../viewer.js';
import { CASE } from '../../../domain/refusals/cases.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

const decisionSchema = z
  .strictObject({
    clause: z.string(),
    kind: z.string(),
    outcome: z.string(),
    reason: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()).nullable(),
    round: z.int().nullable(),
    evaluationNo: z.int().nullable(),
    policyVersion: z.string(),
    decidedBy: z.string().nullable(),
    decidedByName: z.string().nullable(),
    deputy: z.string().nullable().meta({ description: '代其决定的人 · who decided in his place (I-39)' }),
    deputyName: z.string().nullable(),
    at: instant,
  })
  .meta({ id: 'Decision' });
const records = {
  evaluations: z.array(evaluationSchema),
  decisions: z.array(decisionSchema),
  explanation: explanationSchema,
  takenOver: takenOverSchema.nullable().meta({ description: '启用时承接的 · taken over when the service came' }),
  heldBy: z.array(z.enum(ROLES)).meta({
    description: '现在由哪些岗位办理，以查阅者可知为限 · the offices that it lies with, as far as the reader is told',
  }),
  sample: z.boolean().meta({ description: '示例部门过往的案件 · of the sample department’s past' }),
};

/** A case of any kind with what it rests on. */
export const caseDetailSchema = z.union([
  z.strictObject({ ...caseSchema.shape, ...records }),
  z.strictObject({ ...personnelCaseSchema.shape, ...records }),
]);

/** Who reads an appeal reads the whole case that it is about (I-74). */
const viewerOfCase = async (db: Queryable, actor: Actor, caseId: string): Promise<Viewer> =>
  (await readsAppeal(db, actor.personId, caseId)) ? { ...viewerOf(actor), scope: 'all' } : viewerOf(actor);

/** What decides how much of a case somebody sees; refuses as if it were not there. */
export const findSeen = async (db: Queryable, actor: SignedIn, caseId: string): Promise<Seen> =>
  findSeenBy(db, await viewerOfCase(db, actor, caseId), caseId);

const seenBy = async (db: Queryable, viewer: Viewer, caseId: string): Promise<Seen | undefined> =>
  (await findCase(db, viewer, caseId)) ?? (await readPersonnelCases(db, viewer, [caseId]))[0];

/** What decides how much of a case somebody sees by its own address; undefined where he does not read it. */
export const readCase = async (db: Queryable, actor: Actor, caseId: string): Promise<Seen | undefined> =>
  seenBy(db, await viewerOfCase(db, actor, caseId), caseId);

/** The same, through given eyes. */
export async function findSeenBy(db: Queryable, viewer: Viewer, caseId: string): Promise<Seen> {
  const found = await seenBy(db, viewer, caseId);
  if (found === undefined) throw new RefusalError(refuse(CASE.NOT_FOUND));
  return found;
}

/** Which steps were gone through on paper says where it stands, which not everybody is told: as with details (domain/sight). */
const seenTakenOver = ({ reader }: Pick<Seen, 'reader'>, over: TakenOverRow) => {
  const shown = showTakenOver(over);
  return seesAll(reader) ? shown : { ...shown, findings: [] };
};

/** With whom the case lies by office: of tasks that the reader is told. */
async function officesOf(
  db: Queryable,
  seen: Seen,
  of: { readonly caseId: string; readonly groupId: string | null },
): Promise<readonly Role[]> {
  const standing = standingOf(seen);
  const isTaskTold = (kind: string): boolean => {
    const row = actSight(kind);
    return row === 'with-its-stage' ? isStageTold(standing) : isTold(row?.[seen.reader], standing);
  };
  const held = (await heldByOffices(db, of)).filter(
    ({ kind, ofAll }) => isTaskTold(kind) && (!ofAll || stagesAsked(kind).includes(seen.standsAt)),
  );
  return [...new Set(held.flatMap(({ roles }) => roles))];
}

/** A case with evaluations, decisions and why, as far as the reader may see. */
export async function caseDetail(
  db: Queryable,
  actor: SignedIn,
  caseId: string,
): Promise<z.input<typeof caseDetailSchema>> {
  const viewer = await viewerOfCase(db, actor, caseId);
  const level = await findCase(db, viewer, caseId);
  const other = level === undefined ? (await readPersonnelCases(db, viewer, [caseId]))[0] : undefined;
  const found = level ?? other;
  if (found === undefined) throw new RefusalError(refuse(CASE.NOT_FOUND));
  const evaluations = seenRecord(found, await listEvaluations(db, caseId));
  const decisions = seenDecisions(found, await listDecisions(db, caseId), await listTimeline(db, caseId));
  const answer = evaluations.filter(({ why }) => why !== 'panel').at(-1)?.answer as AnswerFrame | undefined;
  const findings = answer?.findings ?? [];
  const why = level === undefined ? explainRecords(findings, decisions) : explain(level, findings, decisions);
  const [over] = await findTakenOver(db, [caseId]);
  const shown = {
    evaluations: evaluations.map(showEvaluation),
    decisions: decisions.map((one) => ({ ...one, detail: one.detail, at: one.at.toISOString() })),
    explanation: why.map((one) => ({ ...one })),
    takenOver: over === undefined ? null : seenTakenOver(found, over),
    heldBy: [...(await officesOf(db, found, { caseId, groupId: level?.cycleId ?? other?.vacancyId ?? null }))],
    sample: (await samplesOf(db, [caseId])).has(caseId),
  };
  if (level !== undefined) return { ...showCase(level), ...shown };
  if (other === undefined) throw new RefusalError(refuse(CASE.NOT_FOUND));
  return { ...showPersonnelCase(other), ...shown };
}
