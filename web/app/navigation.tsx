import { AuditOutlined, InboxOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Role } from '../api/types.js';

export interface Place {
  readonly to: string;
  readonly label: 'inbox' | 'cycles';
  readonly group: 'work' | 'administration';
  readonly icon: ReactNode;
  /** Undefined: everybody. */
  readonly roles?: readonly Role[];
}

/** Who runs a cycle, or answers for people in it. */
const LEADS: readonly Role[] = ['hr', 'hr-manager', 'gm', 'department-head', 'supervisor'];

/** The pages one can go to, in the order of the menu; the API decides again what each of them shows. */
const PLACES: readonly Place[] = [
  { to: '/inbox', label: 'inbox', group: 'work', icon: <InboxOutlined /> },
  { to: '/cycles', label: 'cycles', group: 'work', icon: <AuditOutlined />, roles: LEADS },
];

export const placesFor = (roles: readonly Role[]): readonly Place[] =>
  PLACES.filter((place) => place.roles === undefined || place.roles.some((role) => roles.includes(role)));
