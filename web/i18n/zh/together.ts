/** Words of the page on which several tasks of a kind are done at once. */
export const together = {
  back: '待办',
  title: (title: string) => `${title}:一起办理`,
  lead: '一次提交。由同一流程承办的各项要么全部办理,要么全部不办;不能办理的,原因写在该行。',
  none: '所选的任务都不在待办中了。',
  gone: (count: number) => `${count} 项已不在待办中(已由他人办理、转交或撤回),不再提交。`,
  shared: '各项相同的内容',
  sharedHelp: '填好后填入各行的空白处;各行已填的不变。',
  fill: '填入各行',
  rows: '各项',
  remove: (name: string) => `移出 ${name}`,
  removeShort: '移出',
  submit: (count: number) => `提交 ${count} 项`,
  done: (count: number) => `已办理 ${count} 项`,
  some: (done: number, left: number) => `已办理 ${done} 项,${left} 项未办理`,
  taken: '已受理,尚无结果;请稍后在待办中查看。',
};
