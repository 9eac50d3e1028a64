import type { TaskKind } from '../pipelines/acts.js';
import { text, type Text } from '../vocabulary/text.js';

const SIGNATURE = text(
  '签名、确认与本人陈述只能由本人作出（I-41）；逾期后由人力资源部按纸质签收办理。',
  'a signature, a confirmation or one’s own word is one’s own (I-41); once it is overdue HR records what was signed on paper.',
);
const SHEET_360 = text(
  '360°考核表只能由被邀请的考核人本人填写（I-56）；不能填写时由人力资源部更换考核人。',
  'a 360° sheet is filled in by whoever was asked (I-56); where he cannot, HR replaces him.',
);
const PANEL = text(
  '答辩评分与纪要由评委本人完成（I-35）；不能出席时由人力资源部按答辩的替补办理（I-33）。',
  'sheets and summary of a defense are its panel’s own (I-35); where somebody cannot come, HR seats a substitute (I-33).',
);
const READER = text(
  '申诉受理人因未参与该案而被指定（I-74），不能由代理人受理。',
  'the reader of an appeal is chosen because he took no part in the case (I-74); nobody reads it in his place.',
);

const SIGNER = text(
  '加签人由办理人指名（I-38），不能由代理人签署；不能签署时由加签人或人力资源部减签。',
  'a signer was asked by name (I-38) and nobody signs in his place; where he cannot, whoever asked him removes him, or HR.',
);

/** The tasks that nobody does in another's place, and why; what a pipeline asks as `personal` is among them. */
export const OWN_HAND: Readonly<Partial<Record<TaskKind, Text>>> = {
  'level.interview-confirmation': SIGNATURE,
  'level.notice': SIGNATURE,
  'consent.answer': SIGNATURE,
  'consent.withdrawal': SIGNATURE,
  'transfer.acknowledgement': SIGNATURE,
  'setback.statement': SIGNATURE,
  'setback.acknowledgement': SIGNATURE,
  'review.sheet': SHEET_360,
  'defense.sheets': PANEL,
  'defense.summary': PANEL,
  'appeal.reading': READER,
  'task.signing': SIGNER,
};

/** Why a task is nobody else's to do. */
export const whyOwnHand = (kind: TaskKind): Text => OWN_HAND[kind] ?? SIGNATURE;

/** Whether a task is nobody else's, as a pipeline asks for it. */
export const isOwnHand = ({ kind, personal }: { readonly kind: TaskKind; readonly personal?: boolean }): boolean =>
  personal === true || OWN_HAND[kind] !== undefined;

/** Their names, for questions to the database. */
export const OWN_HAND_KINDS: readonly string[] = Object.keys(OWN_HAND);
