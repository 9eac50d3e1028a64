import type { Role } from '../vocabulary/roles.js';
import { text, type Text } from '../vocabulary/text.js';
import { mayCall, type Resource } from './permissions.js';
import type { Act } from './row.js';

/** What an account of a script may be let into: rows of the table of permissions, read through the eyes of an office. */
export interface Scope {
  readonly name: Text;
  /** Whose column it reads by: its owner has to hold one of these offices. Empty where everybody reads it. */
  readonly offices: readonly Role[];
  readonly reads: readonly Resource[];
  readonly writes: readonly Resource[];
  /** It tells of people or changes records: such an account is made by two. */
  readonly sensitive: boolean;
}

const HR: readonly Role[] = ['hr', 'hr-manager'];
const ofPeople = (name: Text, reads: readonly Resource[], writes: readonly Resource[] = []): Scope => ({
  name,
  offices: HR,
  reads,
  writes,
  sensitive: true,
});

/** The scopes that there are. None decides, has tasks, administers accounts or is anybody's own: what is not here is not. */
export const SCOPES = {
  'policy-reader': {
    name: text('查阅制度、登记表与日历', 'reads the policy, its register and the calendar'),
    offices: [],
    reads: ['policy'],
    writes: [],
    sensitive: false,
  },
  'service-watch': {
    name: text('查阅工作进程与告警（不涉及个人）', 'reads workers and alarms, without those that name people'),
    offices: ['it-admin'],
    reads: ['service'],
    writes: [],
    sensitive: false,
  },
  'people-reader': ofPeople(
    text(
      '查阅人员档案（含考核、投诉、请假、邮箱）、部门与转正日期',
      'reads people’s records (ratings, complaints, leave, mail address), departments and days of confirmation',
    ),
    ['people', 'person', 'departments', 'confirmation-dates'],
  ),
  'pay-reader': ofPeople(text('查阅薪资表与薪资变更', 'reads the pay table and changes of pay'), [
    'pay-rates',
    'pay-changes',
    'pay-report',
  ]),
  'cycle-reader': ofPeople(
    text(
      '查阅周期、案件列表（含答辩总分，不含逐项评分）与空缺',
      'reads cycles, lists of cases (with totals of defenses, without single scores) and vacancies',
    ),
    ['cycles', 'cases', 'missing-ratings', 'vacancies', 'defense-list'],
  ),
  'report-reader': ofPeople(text('查阅报表与公告签收', 'reads reports and receipts'), ['reports', 'receipts']),
  imports: ofPeople(text('上传与执行导入', 'uploads and applies imports'), ['imports'], ['imports']),
} as const satisfies Readonly<Record<string, Scope>>;

/** A scope of an account of a script. */
export type ScopeName = keyof typeof SCOPES;
/** The scopes, in the order in which they are shown. */
export const SCOPE_NAMES = Object.keys(SCOPES) as readonly ScopeName[];

/** A scope as it was kept; undefined for one that there is no more. */
const scopeOf = (name: string): Scope | undefined => (name in SCOPES ? SCOPES[name as ScopeName] : undefined);

/** Whether a scope names a row and an act of the table. */
export const lets = (scope: Scope, resource: Resource, act: Act): boolean =>
  scope[act === 'read' ? 'reads' : 'writes'].includes(resource);

/** Whether one of the scopes is such that an account with it is made by two (4.1). */
export const areSensitive = (scopes: readonly ScopeName[]): boolean => scopes.some((name) => SCOPES[name].sensitive);

/** Of the scopes those for which these roles hold no office. */
export const lackingFor = (scopes: readonly ScopeName[], roles: readonly Role[]): readonly ScopeName[] =>
  scopes.filter((name) => !isHeld(SCOPES[name], roles));

const isHeld = ({ offices }: Scope, roles: readonly Role[]): boolean =>
  offices.length === 0 || offices.some((role) => roles.includes(role));

/**
 * By which roles an account of a script passes the first gate: the offices of its scopes that its owner holds and that
 * the table lets in. `out-of-scope` where no scope names the row, `owner-lacks-role` where one does and he may not.
 */
export function scopedRoles(
  scopes: readonly string[],
  owner: readonly Role[],
  resource: Resource,
  act: Act,
): readonly Role[] | 'out-of-scope' | 'owner-lacks-role' {
  const naming = scopes
    .map(scopeOf)
    .filter((scope): scope is Scope => scope !== undefined && lets(scope, resource, act));
  if (naming.length === 0) return 'out-of-scope';
  const held = naming.filter((scope) => isHeld(scope, owner));
  const roles = owner.filter((role) => held.some(({ offices }) => offices.includes(role)));
  return held.length > 0 && mayCall(roles, resource, act) ? roles : 'owner-lacks-role';
}
