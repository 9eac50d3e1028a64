import { bindFiles } from '../../db/attachments/bound.js';
import { rebaseCase, changeCases } from '../../db/cases/personnel-cases.js';
import type { StepMark } from '../../db/cases/ledger.js';
import { insertDecisions } from '../../db/cases/decisions.js';
import { changeCycle } from '../../db/cycles/cycles.js';
import { updateCandidates } from '../../db/cycles/update-candidates.js';
import type { Queryable } from '../../db/database.js';
import { changeSession, insertSheets } from '../../db/defense/defense.js';
import { insertSignatures } from '../../db/documents/documents.js';
import { insertMessages } from '../../db/messages/messages.js';
import { insertHire } from '../../db/people/hires.js';
import { changeReview } from '../../db/trials/reviews.js';
import { changeTrial } from '../../db/trials/trials.js';
import { changeVacancy } from '../../db/vacancies/vacancies.js';
import type { StepPart, StepParts } from '../../domain/step/record.js';
import type { Step, StepAct } from '../../domain/step/step.js';
import { keepSheets } from '../position-promotion/keep-sheets.js';
import type { ActivityDependencies } from '../dependencies.js';
import { takeEffects } from './effects.js';
import { issueDocuments } from './issue-documents.js';
import { deciderOf } from './mark.js';

/** What a writer knows beside its part. */
export interface Writing {
  readonly step: Step;
  /** Whose record it is; undefined where the engine did it by itself. */
  readonly act: StepAct | undefined;
  readonly mark: StepMark;
  readonly library: ActivityDependencies['library'];
}

/** Writes one part of a step, inside the transaction of the step. */
export interface PartWriter<P extends StepPart> {
  readonly write: (trx: Queryable, part: StepParts[P], writing: Writing) => Promise<void>;
  /** It tells the ledger itself what was before and after; a step with such a part has no line of its own. */
  readonly tells?: true;
  /** What the ledger's line says of it, without scores. */
  readonly note?: (part: StepParts[P]) => unknown;
}

/** The one writer of each part of a step; in which order they write is in `writing-order.ts`. */
export const WRITERS: { readonly [P in StepPart]: PartWriter<P> } = {
  hire: { write: (trx, hire, { mark }) => insertHire(trx, hire, mark.actor) },
  cycle: {
    write: async (trx, change, { step: { about }, mark }) => {
      if (about.cycleId !== undefined) await changeCycle(trx, about.cycleId, change, mark.at);
    },
    note: (change) => change,
  },
  vacancy: { write: (trx, change, { step, mark }) => changeVacancy(trx, change, step.policyVersion, mark) },
  cases: { write: (trx, changes, { step, mark }) => changeCases(trx, changes, step.policyVersion, mark), tells: true },
  candidates: { write: (trx, candidates, { mark }) => updateCandidates(trx, candidates, mark), tells: true },
  trial: { write: (trx, change, { mark }) => changeTrial(trx, change, mark) },
  review: { write: (trx, change) => changeReview(trx, change) },
  session: { write: (trx, change, { mark }) => changeSession(trx, change, mark.at), note: (change) => change },
  sheets: {
    write: (trx, sheets, { mark }) => insertSheets(trx, sheets, mark.at),
    note: (sheets) => sheets.map(({ caseId }) => caseId),
  },
  assessmentSheets: {
    write: (trx, sheets, { step, mark, library }) => keepSheets(trx, sheets, library, step.policyVersion, mark.at),
  },
  decisions: {
    write: (trx, decisions, { step, act, mark: { workflowId, seq, at } }) =>
      insertDecisions(trx, decisions, {
        workflowId,
        seq,
        at,
        cycleId: step.about.cycleId ?? null,
        decidedBy: deciderOf(act, step.record),
        policyVersion: step.policyVersion,
      }),
  },
  rebased: { write: (trx, rebased, { mark }) => rebaseCase(trx, rebased, mark) },
  effects: { write: (trx, effects, { mark }) => takeEffects(trx, effects, mark.actor) },
  documents: {
    write: async (trx, documents, { mark }) => {
      const signed = documents.filter((one) => 'signature' in one);
      const orders = documents.filter((one) => 'content' in one);
      await insertSignatures(trx, signed, { recordedBy: mark.actor, at: mark.at });
      await issueDocuments(trx, orders, mark);
    },
  },
  messages: { write: (trx, orders, { mark }) => insertMessages(trx, orders, mark) },
  attachments: {
    write: (trx, handed, { mark: { actor, at, workflowId, seq, act } }) =>
      bindFiles(trx, handed, { actor, at, step: { workflowId, seq, act } }),
    note: (handed) => handed.map(({ purpose, files }) => ({ purpose, files: files.length })),
  },
};
