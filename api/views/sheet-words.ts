import type { CaseKind } from '../../domain/cases/case-kind.js';
import { PIPELINES, type PipelineStage } from '../../domain/pipelines/pipelines.js';
import { TRIAL_ROW, TRIAL_STAGES, type TrialStage } from '../../domain/pipelines/trial/catalogue.js';
import { IN_REVIEW, IN_REVIEW_WORDS } from '../../domain/sight/sight.js';
import { text, type Text } from '../../domain/vocabulary/text.js';

type Words = Readonly<Record<string, Text>>;

/** What is said of a case that stands at a stage; that it is under way, to whom no more is told. */
export function stageWords(kind: CaseKind, stage: string): Text {
  if (stage === IN_REVIEW) return IN_REVIEW_WORDS;
  const found = (PIPELINES[kind] as readonly PipelineStage[]).find((one) => one.stage === stage);
  return found?.state ?? found?.title ?? text(stage, stage);
}

export const ELIGIBILITY_WORDS = {
  eligible: text('符合条件', 'eligible'),
  ineligible: text('不符合条件', 'not eligible'),
  'needs-ruling': text('待裁定', 'needs a ruling'),
  'on-hold': text('暂缓', 'on hold'),
} satisfies Words;
export const ROUTE_WORDS = { direct: text('直接晋级', 'direct'), panel: text('评审答辩', 'by panel') } satisfies Words;
export const PANEL_WORDS = {
  passed: text('答辩通过', 'passed the panel'),
  failed: text('答辩未通过', 'failed the panel'),
  missed: text('未参加答辩', 'missed the defense'),
  incomplete: text('评分不完整', 'scores incomplete'),
} satisfies Words;
export const TASK_STATE_WORDS = {
  open: text('待办', 'open'),
  completed: text('已办', 'completed'),
  withdrawn: text('已撤回', 'withdrawn'),
} satisfies Words;
export const CYCLE_STAGE_WORDS = {
  draft: text('草稿', 'draft'),
  collecting: text('补录成绩', 'late ratings'),
  running: text('进行中', 'running'),
  closed: text('已结束', 'closed'),
  dismissed: text('已取消', 'dropped'),
} satisfies Words;
export const CYCLE_KIND_WORDS = {
  regular: text('定期', 'regular'),
  special: text('特殊晋级', 'special'),
} satisfies Words;
export const DEFENSE_STAGE_WORDS = {
  scoring: text('评分中', 'scoring'),
  summary: text('汇总中', 'summing up'),
  closed: text('已结束', 'closed'),
} satisfies Words;
export const VACANCY_STAGE_WORDS = {
  open: text('开放', 'open'),
  closing: text('关闭中', 'closing'),
  closed: text('已关闭', 'closed'),
} satisfies Words;
export const TRIAL_STAGE_WORDS = {
  ...(Object.fromEntries(TRIAL_STAGES.map((stage) => [stage, TRIAL_ROW[stage].title])) as Record<TrialStage, Text>),
  [IN_REVIEW]: IN_REVIEW_WORDS,
} satisfies Words;
export const SIGNATURE_WORDS = {
  signed: text('已签收', 'signed'),
  refused: text('拒签', 'refused'),
  'not-reached': text('未能送达', 'not reached'),
} satisfies Words;
export const NOTED_WORDS = {
  pay: text('薪资', 'pay'),
  scores: text('评分', 'scores'),
  complaints: text('投诉', 'complaints'),
} satisfies Words;
export const IMPORT_KIND_WORDS = {
  people: text('人员', 'people'),
  ratings: text('考核成绩', 'ratings'),
  complaints: text('投诉', 'complaints'),
  leaves: text('请假', 'leaves'),
} satisfies Words;
export const IMPORT_STATUS_WORDS = {
  'dry-run': text('试运行', 'dry run'),
  applied: text('已导入', 'applied'),
  refused: text('不予导入', 'refused'),
} satisfies Words;
export const VERDICT_WORDS = {
  new: text('新增', 'new'),
  changed: text('更改', 'changed'),
  unchanged: text('无变化', 'unchanged'),
  refused: text('不予受理', 'refused'),
} satisfies Words;
export const CHANGE_STATE_WORDS = {
  waiting: text('待确认', 'waiting'),
  applied: text('已生效', 'applied'),
  refused: text('未同意', 'refused'),
  withdrawn: text('已撤回', 'withdrawn'),
  expired: text('已过期', 'expired'),
} satisfies Words;
export const CHOICE_STATE_WORDS = {
  proposed: text('待总经理同意', 'proposed'),
  'in-force': text('有效', 'in force'),
  rejected: text('未同意', 'rejected'),
} satisfies Words;
export const DELIVERY_WORDS = {
  waiting: text('待发送', 'waiting'),
  sent: text('已发送', 'sent'),
  failed: text('未送达', 'failed'),
} satisfies Words;
export const SERVICE_STATE_WORDS = {
  open: text('启用', 'open'),
  closed: text('已关闭', 'closed'),
  'owner-gone': text('所有人已离职', 'owner has left'),
} satisfies Words;
export const QUESTION_STATE_WORDS = {
  open: text('待答复', 'open'),
  answered: text('已答复', 'answered'),
  'taken-back': text('已撤回', 'taken back'),
  left: text('被问人已离职', 'whoever was asked has left'),
  over: text('任务已结束', 'over'),
} satisfies Words;
export const REMARK_KIND_WORDS = { comment: text('评论', 'comment'), copy: text('抄送', 'copy') } satisfies Words;
export const FORECAST_WORDS = {
  eligible: text('符合条件', 'eligible'),
  'on-hold': text('暂缓', 'on hold'),
  'needs-ruling': text('待裁定', 'needs a ruling'),
  'within-reach': text('尚差，可补足', 'short, within reach'),
  not: text('本期不能', 'not in this cycle'),
} satisfies Words;
export const OUTLOOK_WORDS = {
  met: text('已满足', 'met'),
  reachable: text('可达到', 'reachable'),
  'needs-ruling': text('待裁定', 'needs a ruling'),
  'out-of-reach': text('本期达不到', 'out of reach'),
} satisfies Words;
export const SOURCE_WORDS = {
  entry: text('入职定级', 'entry'),
  confirmation: text('转正定级', 'confirmation'),
  'level-promotion': text('职级晋升', 'level promotion'),
  'position-promotion': text('职务晋升', 'position promotion'),
  transfer: text('调岗', 'transfer'),
  setback: text('降级', 'setback'),
  import: text('导入', 'import'),
  correction: text('更正', 'correction'),
} satisfies Words;
export const ANNOUNCEMENT_WORDS = {
  'policy-version': text('制度版本', 'policy version'),
  switch: text('口径', 'switch'),
  standards: text('任职资格标准', 'standards'),
  privacy: text('个人信息告知', 'privacy notice'),
} satisfies Words;
export const TOPIC_WORDS = {
  news: text('通知', 'news'),
  account: text('账号', 'account'),
  robot: text('本人的机器人', 'own robot'),
  opened: text('新任务', 'new task'),
  'due-tomorrow': text('明日到期', 'due tomorrow'),
  'due-today': text('今日到期', 'due today'),
  overdue: text('已逾期', 'overdue'),
  withdrawn: text('任务已撤回', 'task withdrawn'),
  'handed-on': text('任务已转出', 'task handed on'),
  urged: text('催办', 'urged'),
  returned: text('退回重办', 'returned'),
} satisfies Words;
export const DAY_KIND_WORDS = {
  holiday: text('放假', 'holiday'),
  'make-up': text('补班', 'make-up day'),
} satisfies Words;
