/** What changes the course of a case: voiding it, taking an act back. */
export const undo = {
  voidTitle: '作废案件',
  voidLead:
    '经第二人确认后执行（§4.1）：未办任务撤回并告知办理人，名额与空缺释放，本人被告知；记录保留，不能恢复。结果生效或反馈之后不能作废。',
  voidAsk: '作废',
  files: '证明材料',
  voidReason: '作废理由（本人可见）',
  voidSend: '提交第二人确认',
  voidWaits: '作废已提出，待第二人确认。',
  voidSee: '查看',
  backTitle: '撤回本人的办理',
  backLead:
    '下一环节无人认领、填写或办理时可以撤回：案件回到办理之前，任务以新的轮次重新派发，下一环节的办理人会收到告知。',
  backAsk: '撤回',
  backReason: '撤回理由',
  backSend: '撤回办理',
};
