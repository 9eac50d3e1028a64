/** Putting a panel together (4.3, 8.3.4). */
export const panel = {
  proposed: '席位由档案提出（4.3、I-34）；每位候选人的直属上级自动参加。改动后随即核对。',
  timeHelp: '24 小时制；日程邀请里占一小时。不写则占全天。',
  roomHelp: '候选人、评委与日程邀请都会看到。',
  check: '评审小组',
  nobody: '无',
  supervisorsHelp: '客服主管与直属上级同组评分（I-32）。',
  sound: '席位与档案一致，没有利害冲突。',
  conflicts: '提交前须解决',
  before: (candidate: string) => `对 ${candidate}：`,
  why: (name: string, group: string) => `${name}（${group}）与档案不一致的理由`,
  whyHelp: '总经理可见（I-34）。利害冲突不能以理由解决（I-35）。',
  seats: (n: number) => `评委 ${n} 人`,
  scores: (n: number) => `评 ${n} 人`,
};
