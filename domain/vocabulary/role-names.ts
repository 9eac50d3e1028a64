import type { Role } from './roles.js';
import { text, type Text } from './text.js';

/** What each role is called. */
export const ROLE_NAMES: Readonly<Record<Role, Text>> = {
  hr: text('人力资源', 'HR'),
  'hr-manager': text('人力资源经理', 'HR manager'),
  'department-head': text('部门负责人', 'department head'),
  supervisor: text('主管', 'supervisor'),
  gm: text('总经理', 'general manager'),
  panel: text('评委', 'panel member'),
  'it-admin': text('系统管理员', 'IT administrator'),
  auditor: text('审计', 'auditor'),
  employee: text('员工', 'employee'),
};

/** Any of these roles, as people call them. */
export const rolesInWords = (roles: readonly Role[]): Text =>
  text(roles.map((role) => ROLE_NAMES[role].zh).join('/'), roles.map((role) => ROLE_NAMES[role].en).join(' / '));
