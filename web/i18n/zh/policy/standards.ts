export const standards = {
  wordings: { paraphrase: '本系统的转述', supplement: '原件未列，自行补充', company: '公司原文' },
  sources: {
    release: '以下是本系统的转述，不是公司原文（14.1）。人力资源部可导入公司原文代替。',
    file: (version: string) => `公司原文，取自数据目录（为版本 ${version} 而定）。`,
    import: (version: string) => `公司原文，由人力资源部导入（为版本 ${version} 而定）。`,
  },
  version: '制度版本',
  importTitle: '导入公司原文',
  importHelp:
    '表格首行写五个大级，以下每行一项能力（可续行），三十格须齐全；另附英文的，列名后加“（英文）”。只影响此后召集的答辩；已召集的答辩保留召集时的文字。',
  template: '下载现行标准作为模板',
  file: '文件（CSV 或 XLSX）',
  compare: '查看差异',
  difference: (n: number) => (n === 0 ? '与现行的公司原文没有不同。' : `共 ${n} 格不同。确认后三十格一并生效。`),
  ability: '能力项',
  grade: '大级',
  from: '现行',
  to: '文件中',
  apply: '以文件代替现行文字',
  applied: '公司原文已生效',
  shown: '评审所依标准（召集时的文字）',
  noAim: '没有目标职级，不适用描述。',
};
