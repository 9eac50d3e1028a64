import type { MessageTopic } from '../pipelines/task-events.js';
import type { Role } from '../vocabulary/roles.js';
import type { Told } from '../vocabulary/wording.js';

/** What people are told, in both languages; read in the product and mailed where mail is set up. */
export interface MessageOrder {
  readonly to: readonly string[];
  /** Everybody with an account in one of these roles, but for the person the case is about. */
  readonly toRoles?: readonly Role[];
  /** The heads of all departments, as HR's records have them. */
  readonly toDepartmentHeads?: boolean;
  readonly clause: string;
  readonly caseId?: string;
  /** The task that it leads to; of several it leads to the inbox. */
  readonly taskId?: string;
  /** What happened to a task, or that it concerns one’s log-in; absent for everything else. */
  readonly topic?: MessageTopic;
  readonly subject: Told;
  readonly body: Told;
  /** What a mail says: subject and link, or, of a letter that the policy has mailed (9.5.5), the body as well. */
  readonly mailed?: 'link' | 'whole';
  /** I-74: it tells the person the result of his case, and is written with the last day of an appeal. */
  readonly appealable?: true;
}
