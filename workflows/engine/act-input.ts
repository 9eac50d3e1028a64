import type {
  CompleteTaskInput,
  CompleteTasksInput,
  MoveTaskInput,
  ReturnCasesInput,
  SignTaskInput,
  TakeBackInput,
  TalkAboutTaskInput,
  TaskActInput,
  VoidCaseInput,
} from '../messages/cases.js';

/** A task is claimed, released, goes to others, or is talked about. */
export type TouchInput =
  (TaskActInput & { readonly claim: boolean }) | MoveTaskInput | TalkAboutTaskInput | SignTaskInput;
/** Acts beside the forms: a case is voided, an act is taken back, cases are returned. The pipeline hears them, and they are answered. */
export type BesideInput = VoidCaseInput | TakeBackInput | ReturnCasesInput;
export type ActInput = CompleteTaskInput | CompleteTasksInput | TouchInput | BesideInput;
