import type { Resource } from '../permissions/permissions.js';
import { CHANGE } from '../refusals/people/second-person.js';
import { type Refusal, refuse } from '../vocabulary/refusal.js';
import type { Actor, Role } from '../vocabulary/roles.js';
import { text, type Text } from '../vocabulary/text.js';

/** Each kind of change that one person asks for and another one carries out. */
export const CHANGE_KINDS = [
  'import-rows',
  'departure',
  'relation',
  'roles',
  'roles-taken',
  'password-reset',
  'factor-reset',
  'service-account',
  'endpoint',
  'switch',
  'policy-version',
  'pay-rates',
  'erasure',
  'case-void',
  'taken-over',
] as const;

/** A kind of change that waits for a second person. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What the kinds are called where they are shown. */
export const CHANGE_KIND_NAMES: Readonly<Record<ChangeKind, Text>> = {
  'import-rows': text('导入中待第二人确认的行', 'Lines of an import'),
  departure: text('离职', 'Departure'),
  relation: text('亲属申报', 'Declared relative'),
  roles: text('授予角色', 'Roles of an account'),
  'roles-taken': text('取消角色或停用账号', 'Roles taken, or an account closed'),
  'password-reset': text('重设密码', 'New password'),
  'service-account': text('服务账号', 'Service account'),
  endpoint: text('其他系统的接收端', 'Endpoint of another system'),
  'factor-reset': text('解除动态码', 'Second step of a log-in taken off'),
  switch: text('登记簿开关', 'Switch of the register'),
  'policy-version': text('制度版本', 'Version of the policy'),
  'pay-rates': text('薪资表', 'Pay table'),
  erasure: text('删除个人数据', 'Erasure of personal data'),
  'case-void': text('案件作废', 'Voiding of a case'),
  'taken-over': text('承接启用前的案件', 'Cases taken over'),
};

/** The row of the table of permissions through which each kind is asked for. */
export const ASKED_THROUGH: Readonly<Record<ChangeKind, Resource>> = {
  'import-rows': 'imports',
  departure: 'departure',
  relation: 'relatives',
  roles: 'accounts',
  'roles-taken': 'accounts',
  'password-reset': 'accounts',
  'factor-reset': 'accounts',
  'service-account': 'service-accounts',
  endpoint: 'endpoints',
  switch: 'policy-choice',
  'policy-version': 'policy-draft',
  'pay-rates': 'pay-rates',
  erasure: 'erasures',
  'case-void': 'case-void',
  'taken-over': 'taken-over',
};

/** The kinds whose reason takes files: uploads of whoever asks, in no case until the change is carried out (0063). */
export const WITH_FILES: readonly ChangeKind[] = ['departure', 'case-void'];

/** Days after which a change that nobody decided can only be asked for anew. */
export const CHANGE_DAYS = 14;

/** By what the number of a case is reserved that an approved change opens: the same whoever opens it. */
export const changeActId = (no: number): string => `change-${no}`;

/** Who is the second person for HR's records: another one of HR, its manager or the general manager. */
export const RECORD_DECIDERS: readonly Role[] = ['hr', 'hr-manager', 'gm'];

/** Whether it waits, how it ended, or that its days are over. */
export const CHANGE_STATES = ['waiting', 'applied', 'refused', 'withdrawn', 'expired'] as const;
/** Where a change stands. */
export type ChangeState = (typeof CHANGE_STATES)[number];

/** A change to be asked for. */
export interface NewChange {
  readonly kind: ChangeKind;
  /** The § or register entry it rests on. */
  readonly clause: string;
  /** What is asked for, as whoever decides reads it. */
  readonly what: Text;
  readonly reason: string | null;
  /** Employee numbers of everybody it concerns. */
  readonly about: readonly string[];
  readonly deciders: readonly Role[];
  /** What the function that carries it out takes. */
  readonly content: unknown;
  /** Employee number, or `command:<user>`. */
  readonly askedBy: string;
  /** Where it can be carried out no longer than until then. */
  readonly until?: Date;
}

/** A change that was asked for, and what became of it. */
export interface WaitingChange extends NewChange {
  readonly no: number;
  readonly state: ChangeState;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
}

/** The numbers of the files that a change names beside its reason. */
export const filesOfChange = ({ kind, content }: Pick<WaitingChange, 'kind' | 'content'>): readonly string[] =>
  WITH_FILES.includes(kind) ? ((content as { readonly files?: readonly string[] }).files ?? []) : [];

type Ending = Pick<WaitingChange, 'state' | 'askedBy' | 'about' | 'deciders'>;

/** What stands against this person's deciding it; undefined where he may. Who asked, or is concerned, never does. */
export function againstDeciding(change: Ending, { personId, roles }: Actor): Refusal | undefined {
  if (change.state !== 'waiting') return refuse(CHANGE.ENDED, { state: change.state });
  if (change.askedBy === personId) return refuse(CHANGE.OWN);
  if (change.about.includes(personId)) return refuse(CHANGE.CONCERNS_YOU);
  if (!change.deciders.some((role) => roles.includes(role))) {
    return refuse(CHANGE.NOT_YOURS, { roles: change.deciders });
  }
  return undefined;
}

/** What stands against this person's taking it back; undefined where he may: only who asked does. */
export function againstWithdrawing(change: Ending, { personId }: Pick<Actor, 'personId'>): Refusal | undefined {
  if (change.askedBy !== personId) return refuse(CHANGE.NOT_ASKED_BY_YOU);
  return change.state === 'waiting' ? undefined : refuse(CHANGE.ENDED, { state: change.state });
}

/** Whether this person has ended it so himself: a call of his that is repeated has done what it asks, and lost its answer. */
export const hasEnded = (
  change: Pick<WaitingChange, 'state' | 'endedBy'>,
  { personId }: Pick<Actor, 'personId'>,
  how: ChangeState,
): boolean => change.state === how && change.endedBy === personId;

/** Whether somebody sees it at all: who asked, whose role could decide, and the auditor. */
export const seesChange = (change: Pick<WaitingChange, 'askedBy' | 'deciders'>, { personId, roles }: Actor): boolean =>
  change.askedBy === personId || roles.includes('auditor') || change.deciders.some((role) => roles.includes(role));
