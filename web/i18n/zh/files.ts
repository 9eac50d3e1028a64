/** Files that are handed in, and what was handed in with a case. */
export const files = {
  choose: '选择文件',
  chooseOne: '选择文件',
  anyKinds: 'PDF、DOCX、PPTX、TXT 或 PNG、JPEG 图片',
  scanKinds: 'PNG、JPEG 图片或 PDF',
  help: (kinds: string, most: number) => `${kinds}；每个不超过 10 MB，最多 ${most} 个。提交之前只有本人可见。`,
  uploading: '正在上传…',
  chosen: '已附文件',
  remove: (name: string) => `移除 ${name}`,
  removeShort: '移除',
  unknown: '已上传的文件',
  most: (most: number) => `已附 ${most} 个文件，不能再加；请先移除一个。`,
  size: (bytes: number) =>
    bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`,
  papers: '提交的材料',
  kinds: {
    wish: '自荐',
    evidence: '证明材料',
    statement: '工作陈述',
    presentation: '答辩演讲材料',
    'duty-report': '述职报告',
    'signed-scan': '签字页扫描件',
  },
  by: (name: string, when: string) => `${name} · ${when}`,
};
