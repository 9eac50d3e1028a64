import { allHandlersFinished, condition, setHandler } from '@temporalio/workflow';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { whenOpened, type OpenedCase } from '../messages/cases.js';
import { refused } from '../messages/refused.js';

/** What a workflow tells whoever opened it. */
export interface Opening {
  /** The case stands in the records. */
  opened(): void;
  /** For a workflow that would end at once: resolves when the caller knows. */
  told(): Promise<void>;
  /** The facts are against it and nothing was written; resolves when the caller knows, then the workflow ends. */
  refused(refusal: Refusal): Promise<void>;
}

/** Long enough for a caller who has just started the workflow; nobody else will ask. */
const TO_BE_ASKED = '10 minutes';

/** Answers `whenOpened`, however early it is asked; call it before anything is awaited. */
export function announceOpening(): Opening {
  let outcome: { readonly refusal?: Refusal } | undefined;
  let asked = false;
  const answer = async (input: OpenedCase): Promise<OpenedCase> => {
    asked = true;
    await condition(() => outcome !== undefined);
    if (outcome?.refusal !== undefined) throw refused(outcome.refusal);
    return input;
  };
  // Whoever may ask is asked first: a foreign letter leaves nothing in the history.
  setHandler<OpenedCase, [OpenedCase], typeof whenOpened>(whenOpened, answer, { validator: () => undefined });
  const told = async (): Promise<void> => {
    await condition(() => asked, TO_BE_ASKED);
    await condition(allHandlersFinished);
  };
  return {
    opened: () => {
      outcome = {};
    },
    told,
    refused: async (refusal) => {
      outcome = { refusal };
      await told();
    },
  };
}
