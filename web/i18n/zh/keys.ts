/** The words of the keys: the palette and the sheet. */
interface Place {
  readonly where: string;
  /** Keys, parted by blanks, and what they do. */
  readonly keys: readonly (readonly [string, string])[];
}

export const keys = {
  find: '查找',
  findWhat: '姓名、拼音、工号，或页面、任务、案件',
  found: '查找结果',
  searching: '正在查找',
  nothing: (typed: string) => (typed === '' ? '请输入' : `没有找到“${typed}”`),
  groups: { people: '人员', pages: '页面', tasks: '待办任务', cases: '案件', acts: '操作' },
  next: '办理下一项待办',
  hire: '登记入职',
  noTask: '没有别的待办',
  title: '键盘快捷键',
  help: '正在输入文字时，单个字母的快捷键不起作用。',
  sheet: [
    {
      where: '到处可用',
      keys: [
        ['Mod K', '查找人员、页面、任务、案件与操作'],
        ['N', '办理下一项待办，提交之后也可用'],
        ['Mod Enter', '提交本页的表单，输入时也可用'],
        ['?', '打开本表'],
        ['Esc', '关闭窗口'],
      ],
    },
    {
      where: '列表与表格',
      keys: [
        ['J', '下一行'],
        ['K', '上一行'],
        ['Enter', '打开本行'],
      ],
    },
    {
      where: '逐人决定的任务',
      keys: [
        ['A', '批准、通过或提交本行'],
        ['R', '否决、不通过或不提交，接着写理由'],
        ['Shift R', '退回，接着写理由'],
        ['U', '清除本行的决定'],
        ['Enter', '展开或收起本行的依据'],
        ['Esc', '写完理由，回到本行'],
      ],
    },
  ] as readonly Place[],
};
