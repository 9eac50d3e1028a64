import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

/** The words of the field, by the codes that the API uses (docs/glossary.md). */
export const vocabulary = {
  levels: {
    intern: '实习生客服',
    'junior-1': '初级客服(一般)',
    'junior-2': '初级客服(良好)',
    'junior-3': '初级客服(优秀)',
    'intermediate1-1': '中(一)级客服(一般)',
    'intermediate1-2': '中(一)级客服(良好)',
    'intermediate1-3': '中(一)级客服(优秀)',
    'intermediate2-1': '中(二)级客服(一般)',
    'intermediate2-2': '中(二)级客服(良好)',
    'intermediate2-3': '中(二)级客服(优秀)',
    'senior-1': '高级客服(一般)',
    'senior-2': '高级客服(良好)',
    'senior-3': '高级客服(优秀)',
    'chief-1': '客服主任(一般)',
    'chief-2': '客服主任(良好)',
    'chief-3': '客服主任(优秀)',
  } satisfies Record<Schemas['Level'], string>,
  positions: {
    agent: '客服',
    'quality-inspector': '质检专员',
    'team-leader': '班组长',
    supervisor: '主管',
  } satisfies Record<Schemas['Position'], string>,
  statuses: {
    intern: '实习',
    probation: '试用',
    confirmed: '转正',
    left: '离职',
  } satisfies Record<Schemas['Status'], string>,
  outcomes: {
    eligible: '符合条件',
    ineligible: '不符合条件',
    'needs-ruling': '待裁定',
    'on-hold': '暂缓',
  } satisfies Record<Schemas['Case']['outcome'], string>,
  routes: { direct: '直接晋级', panel: '评审答辩' },
  panelOutcomes: { passed: '答辩通过', failed: '答辩未通过', missed: '未参加答辩', incomplete: '评分不完整' },
  cycleStages: {
    draft: '草稿',
    collecting: '补录成绩',
    running: '进行中',
    closed: '已结束',
    dismissed: '已取消',
  } satisfies Record<Schemas['Cycle']['stage'], string>,
  causes: {
    'service-attitude': '服务态度',
    'other-personal': '其他个人原因',
    'not-personal': '非个人原因',
  } as Readonly<Record<string, string>>,
  complaintStatuses: { pending: '待查', upheld: '成立', dismissed: '不成立' } as Readonly<Record<string, string>>,
  groups: {
    directSuperior: '直属上级',
    departmentHead: '部门负责人',
    relatedDepartments: '业务关联部门',
    humanResources: '人力资源部',
  },
  abilities: {
    business: '业务能力',
    learning: '学习能力',
    communication: '沟通能力',
    'office-skills': '办公技能',
    execution: '执行力',
    'developing-others': '带人的能力/知识传递',
  },
  grades: {
    junior: '初级客服',
    intermediate1: '中(一)级客服',
    intermediate2: '中(二)级客服',
    senior: '高级客服',
    chief: '客服主任',
  },
};
