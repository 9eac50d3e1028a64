/** The report on duties (9.5.7). */
export const appointment = {
  text: '述职报告正文',
  textHelp: '可以只写正文、只交文件，或两者都交。',
  files: '述职报告文件',
  withoutReason: '没有述职报告的理由',
};
