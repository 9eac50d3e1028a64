/** What the person whom a case is about says of himself (I-79). */
export const ownWords = {
  heading: '本人提交',
  lead: '您可以为自己的案件提交以下材料；部门负责人、评委与总经理审批时可以看到，归档时存入档案。',
  wish: '自荐：请部门提交我',
  wishHelp: '部门提交名单之前有效。部门负责人会看到；如不提交，须写明您可以看到的理由。',
  wishText: '想对部门负责人说的话',
  statement: '工作陈述',
  statementHelp: '人力资源部初审之前提交一份；可以写正文、附文件，或两者都有。',
  presentation: '答辩演讲材料',
  presentationHelp: (day: string | null) =>
    day === null ? '答辩日（含）之前提交一份。' : `答辩日为 ${day}，当天（含）之前提交一份。`,
  text: '正文',
  files: '附件',
  send: { wish: '自荐', statement: '提交工作陈述', presentation: '提交演讲材料' },
  sent: '已提交',
};
