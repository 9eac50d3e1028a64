import type { Role } from '../vocabulary/roles.js';
import { text, type Text } from '../vocabulary/text.js';

/**
 * Through whose eyes the table of permissions looks: what somebody is to the person a thing is about, and then what he is
 * to the house. Nobody has an office in his own matter: there he is the `employee`.
 */
export const PARTIES = [
  'employee',
  'superior',
  'supervisor',
  'head',
  'related-head',
  'scorer',
  'rater',
  'appeal-reader',
  'hr',
  'hr-manager',
  'gm',
  'it',
  'auditor',
] as const;
/** Somebody in relation to what he reads or writes. */
export type Party = (typeof PARTIES)[number];

/** What each is called; `employee` is the person himself. */
export const PARTY_NAMES: Readonly<Record<Party, Text>> = {
  employee: text('本人', 'the person'),
  superior: text('无主管角色的上级', 'superior without an office'),
  supervisor: text('主管（对下属）', 'supervisor, of those below'),
  head: text('部门负责人（对本部门）', 'head, of the department'),
  'related-head': text('相关部门负责人', 'related head'),
  scorer: text('答辩评委、组长', 'scorer, chair'),
  rater: text('360°考核人', 'rater of a 360° review'),
  'appeal-reader': text('申诉受理人', 'reader of an appeal'),
  hr: text('人力资源', 'HR'),
  'hr-manager': text('人力资源部经理', 'HR manager'),
  gm: text('总经理', 'general manager'),
  it: text('系统管理员', 'IT'),
  auditor: text('审计', 'auditor'),
};

/** By which role of his account somebody is known as such; the others are known by the records and by their tasks. */
export const ROLE_OF: Readonly<Partial<Record<Party, Role>>> = {
  supervisor: 'supervisor',
  head: 'department-head',
  'related-head': 'department-head',
  hr: 'hr',
  'hr-manager': 'hr-manager',
  gm: 'gm',
  it: 'it-admin',
  auditor: 'auditor',
};

/** How long somebody may: letters as the rows write them. */
export const WHILES = {
  A: text('始终', 'always'),
  T: text('任务未办期间', 'while his task is open'),
  S: text('答辩结束前', 'until the session closes'),
  '-': text('从不', 'never'),
} as const satisfies Readonly<Record<string, Text>>;
/** How long somebody may. */
export type While = keyof typeof WHILES;

/** For each party, how long it may. */
export type Cells = Readonly<Record<Party, While>>;

const isWhile = (letter: string): letter is While => letter in WHILES;

/**
 * A line of the table: a letter a party, in their order; `|` and blanks only part them.
 * @throws Error for a line that has another number of letters, or another letter.
 */
export function cells(line: string): Cells {
  const letters = line.match(/[^\s|]/g) ?? [];
  if (letters.length !== PARTIES.length || !letters.every(isWhile)) throw new Error(`not a line of the table: ${line}`);
  return Object.fromEntries(PARTIES.map((party, index) => [party, letters[index]])) as Cells;
}
