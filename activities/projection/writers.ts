import { bindFiles } from '../../db/attachments/bound.js';
import { rebaseCase, changeCases } from '../../db/cases/personnel-cases.js';
import { insertDecisions } from '../../db/cases/decisions.js';
import { changeCycle } from '../../db/cycles/cycles.js';
import { updateCandidates } from '../../db/cycles/update-candidates.js';
import type { Queryable } from '../../db/database.js';
import { changeSession, insertSheets } from '../../db/defense/defense.js';
import { insertSignatures } from '../../db/documents/documents.js';
import { bindScansOfSigning } from '../../db/documents/scans.js';
import { insertMessages } from '../../db/messages/messages.js';
import { insertHire } from '../../db/people/hires.js';
import { changeReview } from '../../db/trials/reviews.js';
import { changeTrial } from '../../db/trials/trials.js';
import { changeVacancy } from '../../db/vacancies/vacancies.js';
import type { StepPart, StepParts } from '../../domain/step/record.js';
import { withAppeal } from '../../domain/pipelines/result-told.js';
import type { Step } from '../../domain/step/step.js';
import { showStandards } from '../defense/show-standards.js';
import { keepSheets } from '../position-promotion/keep-sheets.js';
import type { ActivityDependencies } from '../dependencies.js';
import { takeEffects } from './effects.js';
import { issueDocuments } from './issue-documents.js';
import type { Left } from './left.js';
import { deciderOf } from './mark.js';
import { appealUntil } from './tell-results.js';

/** One part of what is left. */
export interface PartOf<P extends StepPart> extends Left {
  readonly content: StepParts[P];
}

/** What a writer knows beside the parts: the same for all acts of the step. */
export interface Writing {
  readonly step: Step;
  readonly library: ActivityDependencies['library'];
  readonly calendar: ActivityDependencies['calendar'];
  readonly companyName?: string;
}

/** Writes one part of a step, inside the transaction of the step. */
export interface PartWriter<P extends StepPart> {
  /** Of everything the step leaves: several where acts are written together (docs/decisions/0034), in their order. */
  readonly write: (trx: Queryable, given: readonly PartOf<P>[], writing: Writing) => Promise<void>;
  /** It tells the ledger itself what was before and after; a step with such a part has no line of its own. */
  readonly tells?: true;
  /** What the ledger's line says of it, without scores. */
  readonly note?: (part: StepParts[P]) => unknown;
}

/** One after another: a part of pipelines whose acts are never written together. */
const each =
  <P extends StepPart>(
    write: (trx: Queryable, content: StepParts[P], about: Left & Writing) => Promise<void>,
  ): PartWriter<P>['write'] =>
  async (trx, given, writing) => {
    for (const { content, record, act, mark } of given) await write(trx, content, { record, act, mark, ...writing });
  };

/** The one writer of each part of a step; in which order they write is in `writing-order.ts`. */
export const WRITERS: { readonly [P in StepPart]: PartWriter<P> } = {
  hire: { write: each((trx, hire, { mark }) => insertHire(trx, hire, mark.actor)) },
  cycle: {
    write: each(async (trx, change, { step: { about }, mark }) => {
      if (about.cycleId !== undefined) await changeCycle(trx, about.cycleId, change, mark.at);
    }),
    note: (change) => change,
  },
  vacancy: { write: each((trx, change, { step, mark }) => changeVacancy(trx, change, step.policyVersion, mark)) },
  cases: {
    write: (trx, given, { step }) =>
      changeCases(
        trx,
        given.flatMap(({ content, mark }) => content.map((change) => ({ change, mark }))),
        step.policyVersion,
      ),
    tells: true,
  },
  candidates: {
    write: each((trx, candidates, { mark }) => updateCandidates(trx, candidates, mark)),
    tells: true,
  },
  trial: { write: each((trx, change, { mark }) => changeTrial(trx, change, mark)) },
  review: { write: each((trx, change) => changeReview(trx, change)) },
  session: {
    write: each((trx, change, { step, mark, library }) =>
      changeSession(trx, change, mark.at, () => showStandards(trx, library, change, step.policyVersion, mark.at)),
    ),
    note: (change) => change,
  },
  sheets: {
    write: each((trx, sheets, { mark }) => insertSheets(trx, sheets, mark.at)),
    note: (sheets) => sheets.map(({ caseId }) => caseId),
  },
  assessmentSheets: {
    write: each((trx, sheets, { step, mark, library }) =>
      keepSheets(trx, sheets, library, step.policyVersion, mark.at),
    ),
  },
  decisions: {
    write: (trx, given, { step: { workflowId, seq, about, policyVersion } }) =>
      insertDecisions(
        trx,
        given.flatMap(({ content, act, record, mark: { at } }) =>
          content.map((decision) => ({
            decision,
            at,
            decidedBy: deciderOf(act, record),
            deputy: act?.deputyId ?? null,
          })),
        ),
        { workflowId, seq, cycleId: about.cycleId ?? null, policyVersion },
      ),
  },
  rebased: { write: each((trx, rebased, { mark }) => rebaseCase(trx, rebased, mark)) },
  effects: {
    write: (trx, given) =>
      takeEffects(
        trx,
        given.map(({ content, mark }) => ({ effects: content, recordedBy: mark.actor })),
      ),
  },
  documents: {
    write: async (trx, given, { companyName }) => {
      const all = given.flatMap(({ content, mark }) => content.map((order) => ({ order, mark })));
      const signed = all.flatMap(({ order, mark: { actor, at } }) =>
        'signature' in order ? [{ signed: order, recordedBy: actor, at }] : [],
      );
      await insertSignatures(trx, signed);
      await bindScansOfSigning(
        trx,
        signed.map(({ signed: { caseId, kind }, at }) => ({ caseId, kind, at })),
      );
      await issueDocuments(
        trx,
        all.flatMap(({ order, mark }) => ('content' in order ? [{ order, mark }] : [])),
        companyName,
      );
    },
  },
  messages: {
    write: (trx, given, { step, library, calendar }) => {
      const told = given.flatMap(({ content, mark }) =>
        content.map((order) => {
          if (order.appealable !== true) return { order, mark };
          return { order: withAppeal(order, appealUntil({ library, calendar }, step.policyVersion, mark.at)), mark };
        }),
      );
      return insertMessages(trx, told);
    },
  },
  attachments: {
    write: each((trx, handed, { mark: { actor, deputy, at, workflowId, seq, act } }) =>
      bindFiles(trx, handed, { actor: deputy ?? actor, at, step: { workflowId, seq, act } }),
    ),
    note: (handed) => handed.map(({ purpose, files }) => ({ purpose, files: files.length })),
  },
};
