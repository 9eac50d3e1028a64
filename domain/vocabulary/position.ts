import type { Text } from './text.js';

/** The posts of the department that the policy knows (§5, §9.3.3). */
export const POSITIONS = ['agent', 'quality-inspector', 'team-leader', 'supervisor'] as const;
/** A post of the department. */
export type Position = (typeof POSITIONS)[number];

/** The posts one is promoted into (§9.3.3). */
export const MANAGEMENT_POSITIONS = ['team-leader', 'supervisor'] as const;
/** A post that §9 promotes to. */
export type ManagementPosition = (typeof MANAGEMENT_POSITIONS)[number];

/** What each post is called. */
export const POSITION_NAMES: Readonly<Record<Position, Text>> = {
  agent: { zh: '客服', en: 'agent' },
  'quality-inspector': { zh: '质检专员', en: 'quality inspector' },
  'team-leader': { zh: '班组长', en: 'team leader' },
  supervisor: { zh: '主管', en: 'supervisor' },
};

/** Other words for a post in the policy's text and in files people bring (I-05). */
export const POSITION_ALIASES: Readonly<Record<string, Position>> = {
  客服员工: 'agent',
  客服助理: 'agent',
  质检: 'quality-inspector',
  质检员工: 'quality-inspector',
  客服主管: 'supervisor',
};
