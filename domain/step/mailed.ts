import type { TaskKind } from '../pipelines/acts.js';
import type { MessageTopic } from '../pipelines/task-events.js';
import type { DayOfSomebody } from '../people/days.js';
import type { CivilDate } from '../vocabulary/civil-date.js';
import type { Text } from '../vocabulary/text.js';

/** What a digest says of a task. */
interface DigestLine {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly dueOn: CivilDate;
}

/** What a morning’s mail about somebody’s tasks says. */
export interface DigestContent {
  readonly day: CivilDate;
  readonly open: number;
  readonly dueToday: number;
  readonly overdue: number;
  /** The first of them, the earliest due first. */
  readonly lines: readonly DigestLine[];
  /** Subjects of what was withdrawn or handed on, and of all else where its reader bundles it. */
  readonly news: readonly Text[];
}

/** A day of somebody’s as it is mailed to his calendar: `version` is the SEQUENCE under which it goes out. */
export interface InvitationContent extends DayOfSomebody {
  /** It was mailed before, for another day or time. */
  readonly moved: boolean;
  /** It was mailed before, for the same day and time in another room. */
  readonly elsewhere: boolean;
  /** ISO 8601; the same at every attempt. */
  readonly queuedAt: string;
}

/** What somebody was told, of which a mail is made. */
export interface MessageContent {
  readonly topic: MessageTopic;
  readonly clause: string;
  readonly subject: Text;
  readonly body: Text;
  readonly taskId: string | null;
  /** Where the addressee may surely read it: his own case, or as an office. */
  readonly caseId: string | null;
}
