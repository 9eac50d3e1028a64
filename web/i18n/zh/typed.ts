/** What is said of what was typed into a field and cannot be read. */
export const typed = {
  notNumber: '请写数字，如 85 或 85.5；未作任何更改。',
  notWhole: '请写整数。',
  outside: (min: number | undefined, max: number | undefined) =>
    min !== undefined && max !== undefined
      ? `须在 ${min} 与 ${max} 之间；未作任何更改。`
      : min !== undefined
        ? `不得小于 ${min}。`
        : `不得大于 ${max ?? 0}。`,
  notDay: '请写日期，如 2026-03-02、2026/3/2 或 20260302；未提交任何日期。',
  notTime: '请按 24 小时制写时间，如 14:30 或 9:05；未提交任何时间。',
  timeAsked: '24 小时制',
  noSuchDay: '没有这一天，请核对。',
  tooEarly: (day: string) => `不得早于 ${day}。`,
  tooLate: (day: string) => `不得晚于 ${day}。`,
  dayAsked: '年-月-日',
  openCalendar: '打开日历',
  review: '提交前请核对',
  reviewHelp: '提交后不能更改。',
  carriedOut: '请再看一遍：提交后即按此办理，并告知有关的人。',
  back: '返回修改',
  sendFinally: '确认提交',
};
