import { OWN_WORDS } from '../refusals/pipelines/own-words.js';
import { refuse, type Refusal } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';
import type { CaseKind } from './case-kind.js';

/** What the person whom a case is about says of himself, and until when (I-79). Pure. */

/**
 * `wish`: asks to be submitted (自荐, 8.5.2). `statement`: of his work, with the submission (8.5.2). `presentation`: for
 * the panel (8.5.4, 9.5.7).
 */
export const OWN_WORDS_KINDS = ['wish', 'statement', 'presentation'] as const;
/** What the person says. */
export type OwnWordsKind = (typeof OWN_WORDS_KINDS)[number];

/** What it is called. */
export const OWN_WORDS_NAMES: Readonly<Record<OwnWordsKind, Text>> = {
  wish: text('自荐', 'wish to be submitted'),
  statement: text('工作陈述', 'statement of work'),
  presentation: text('答辩演讲材料', 'presentation for the panel'),
};

/** Where the case stands in the records, for what may still be said. */
export interface OwnWordsFacts {
  readonly kind: CaseKind;
  readonly stage: string;
  /** 8.5.2: the department has submitted him, or left him out. */
  readonly submitted: boolean;
  /** 8.5.3: HR has reviewed him for the first time. */
  readonly reviewed: boolean;
  /** The civil date on which the panel hears him; null while none is called. */
  readonly heldOn: string | null;
  /** Panels that were called and are over: for another one (I-37) he may present again. */
  readonly panelsOver: number;
  /** What he has said, with the panels that were over then. */
  readonly said: readonly { readonly kind: OwnWordsKind; readonly panelsOver: number }[];
}

/** Why something may not be said now; undefined where it may. `today` is a civil date in Asia/Shanghai. */
export function againstOwnWords(facts: OwnWordsFacts, kind: OwnWordsKind, today: string): Refusal | undefined {
  return AGAINST[kind](facts, today) ?? (isSaid(facts, kind) ? refuse(SAID[kind]) : undefined);
}

const SAID = {
  wish: OWN_WORDS.WISH_SAID,
  statement: OWN_WORDS.STATEMENT_SAID,
  presentation: OWN_WORDS.PRESENTATION_SAID,
} as const;

const isSaid = ({ said, panelsOver }: OwnWordsFacts, kind: OwnWordsKind): boolean =>
  said.some((one) => one.kind === kind && (kind !== 'presentation' || one.panelsOver === panelsOver));

type Against = (facts: OwnWordsFacts, today: string) => Refusal | undefined;

/** I-79: as soon as it is known who is eligible; the head decides on the wish, HR's first review ends the statement. */
const isListed = ({ kind, stage }: OwnWordsFacts): boolean =>
  kind === 'level-promotion' && (stage === 'listed' || stage === 'first-review');
const hasBegun = ({ submitted, reviewed }: OwnWordsFacts): boolean => submitted || reviewed;

const AGAINST: Readonly<Record<OwnWordsKind, Against>> = {
  wish: (facts) => {
    if (isListed(facts) && !hasBegun(facts)) return undefined;
    return refuse(hasBegun(facts) ? OWN_WORDS.WISH_TOO_LATE : OWN_WORDS.NOT_LISTED);
  },
  statement: (facts) => {
    if (isListed(facts) && !facts.reviewed) return undefined;
    return refuse(hasBegun(facts) ? OWN_WORDS.STATEMENT_TOO_LATE : OWN_WORDS.NOT_LISTED);
  },
  presentation: ({ stage, heldOn }, today) => {
    if (stage === 'awaiting-defense') return undefined;
    if (stage !== 'in-defense' || heldOn === null) return refuse(OWN_WORDS.NO_DEFENSE);
    return today > heldOn ? refuse(OWN_WORDS.PRESENTATION_TOO_LATE, { heldOn }) : undefined;
  },
};
