import type { CivilDate } from '../vocabulary/civil-date.js';
import type { Text } from '../vocabulary/text.js';

/** What is announced to everybody it concerns (13.1, 13.3, I-80). */
export const ANNOUNCEMENT_KINDS = ['policy-version', 'switch', 'standards', 'privacy'] as const;
/** A sort of announcement. */
export type AnnouncementKind = (typeof ANNOUNCEMENT_KINDS)[number];

/** An announcement as it is made: its words are kept as they were. */
export interface NewAnnouncement {
  /** The same for the same content, so that it is announced once. */
  readonly key: string;
  readonly kind: AnnouncementKind;
  readonly clause: string;
  readonly title: Text;
  readonly body: Text;
  /** From which day it holds; null where it has always held, or holds at once. */
  readonly effectiveFrom: CivilDate | null;
}
