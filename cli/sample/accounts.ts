import type { Role } from '../../domain/vocabulary/roles.js';

/** Of every sample account; shown at the start, and marked as a sample. */
export const SAMPLE_PASSWORD = 'jinji-sample-2026';

/** The HR manager of the sample, by employee number. */
export const SAMPLE_HR = '10002';

export interface SampleAccount {
  readonly login: string;
  /** Employee number in the sample department. */
  readonly personId: string;
  readonly roles: readonly Role[];
  /** What to try with it. */
  readonly zh: string;
  readonly en: string;
}

/** The sample's log-ins; the numbers are given out by `department.ts`. `it` stands last, since nobody of the past is asked for it: with it the sample is whole. */
export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [
  { login: 'gm', personId: '10001', roles: ['gm', 'employee'], zh: '总经理', en: 'general manager' },
  {
    login: 'head',
    personId: '20001',
    roles: ['department-head', 'panel', 'employee'],
    zh: '客户关怀部经理',
    en: 'head of customer care',
  },
  {
    login: 'supervisor',
    personId: '20002',
    roles: ['supervisor', 'panel', 'employee'],
    zh: '客服主管',
    en: 'customer service supervisor',
  },
  { login: 'tl', personId: '20005', roles: ['panel', 'employee'], zh: '班组长', en: 'team leader' },
  {
    login: 'related',
    personId: '10011',
    roles: ['panel', 'employee'],
    zh: '业务关联部门负责人（技术部）',
    en: 'head of a related department (technology)',
  },
  { login: 'employee', personId: '20030', roles: ['employee'], zh: '客服（直接晋级）', en: 'agent, direct steps' },
  {
    login: 'employee2',
    personId: '20046',
    roles: ['employee'],
    zh: '客服（直接晋级后评审）',
    en: 'agent, direct steps and a panel',
  },
  { login: 'employee3', personId: '20050', roles: ['employee'], zh: '客服（评审）', en: 'agent, a panel' },
  {
    login: 'hrmanager',
    personId: '10002',
    roles: ['hr', 'hr-manager', 'panel', 'employee'],
    zh: '人力资源部经理',
    en: 'HR manager',
  },
  { login: 'hr2', personId: '10004', roles: ['hr', 'panel', 'employee'], zh: '人力资源专员', en: 'HR officer' },
  { login: 'hr', personId: '10003', roles: ['hr', 'panel', 'employee'], zh: '人力资源专员', en: 'HR officer' },
  { login: 'it', personId: '10014', roles: ['it-admin', 'employee'], zh: '系统管理员', en: 'IT administrator' },
];
