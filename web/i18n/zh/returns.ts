/** Cases that go back to an earlier step, and those that came back. */
export const returns = {
  title: '退回',
  lead: '案件以新的轮次回到所选步骤重新办理，其后各步重新进行，期限重新计算；以前各轮保留可查（I-38）。',
  ask: '退回',
  step: '退回到',
  stepOf: (title: string, clause: string) => `${title}(${clause})`,
  cases: '退回的人',
  files: '证明材料',
  reason: '退回理由（重新办理的人可见）',
  send: '退回',
  sent: '已退回',
  whyNot: (why: string) => `不能退回：${why}`,
  cameTitle: '退回重办',
  came: (name: string, round: number) => `${name}：第 ${round} 轮`,
  by: (name: string, when: string) => `${name} 于 ${when} 退回`,
  byHand: (deputy: string, name: string) => `${deputy} 代 ${name}`,
  before: '上一轮所填',
};
