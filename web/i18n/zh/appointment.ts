/** The report on duties (9.5.7). */
export const appointment = {
  report: '述职报告',
  text: '述职报告正文',
  textHelp: '可以只写正文、只交文件,或两者都交。',
  file: '述职报告文件',
  fileHelp: 'PDF、DOCX、PPTX 或 TXT,不超过 10 MB;提交之前只有本人可见。',
  uploading: '正在上传…',
  handIn: '随报告提交的文件',
  noFile: '不提交文件',
  withoutReason: '没有述职报告的理由',
  size: (bytes: number) => `${Math.max(1, Math.round(bytes / 1024))} KB`,
};
