/** The words around every table. */
export const table = {
  bar: '筛选与视图',
  size: '每页行数',
  rows: (n: number) => `每页 ${n} 行`,
  columns: '显示的列',
  columnsOf: (shown: number, all: number) => `列 ${shown}/${all}`,
  reset: '恢复默认视图',
  mark: (name: string) => `选择 ${name}`,
  markAll: '选择已显示的各行',
  marked: (n: number) => `已选 ${n} 行`,
  copy: '复制为表格',
  copied: (n: number) => `已复制 ${n} 行，可粘贴到电子表格`,
  notCopied: '浏览器不允许复制，请改用导出 XLSX',
  unmark: '取消选择',
};
