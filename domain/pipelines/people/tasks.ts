import type { ConfirmationActByKind } from '../confirmation/acts.js';
import type { DepartureActByKind } from '../departure/acts.js';
import type { EntryActByKind } from '../entry/acts.js';
import type { TransferActByKind } from '../transfer/acts.js';
import type { TaskKindInfo } from '../task-kinds.js';
import { text } from '../../vocabulary/text.js';

export type PeopleKind = keyof (EntryActByKind & ConfirmationActByKind & TransferActByKind & DepartureActByKind);

export const PEOPLE_KINDS: Readonly<Record<PeopleKind, TaskKindInfo>> = {
  'entry.special-approval': { clause: '6.2', title: text('审批入职特殊定级', 'Approve a special entry level') },
  'confirmation.proposal': { clause: '7.2.1', title: text('提出转正定级建议', 'Propose the level at confirmation') },
  'confirmation.review': { clause: '7.2.1', title: text('审核转正定级建议', 'Review the proposal at confirmation') },
  'confirmation.decision': { clause: '7.2.2', title: text('核定转正定级', 'Decide the level at confirmation') },
  'confirmation.gm-decision': {
    clause: 'I-43',
    title: text('审批转正定级例外', 'Decide an exception at confirmation'),
  },
  'transfer.opening': { clause: 'I-72', title: text('确认岗位空缺', 'Confirm the opening for a transfer') },
  'transfer.mapping': { clause: '10', title: text('核定调岗职级', 'Map the level of a transfer') },
  'transfer.agreement': { clause: '10', title: text('同意调岗', 'Agree to a transfer') },
  'transfer.acknowledgement': { clause: '10', title: text('确认知悉调岗', 'Acknowledge a transfer') },
  'departure.conduct': { clause: 'I-58', title: text('办理离职交接', 'Conduct a departure') },
};
