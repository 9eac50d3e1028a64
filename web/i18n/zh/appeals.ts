/** Appeals of the person concerned (I-74). */
export const appeals = {
  title: '申诉',
  until: (day: string) => `如不认可,可在 ${day} 前(含当日)提出申诉。`,
  personUntil: (day: string) => `本人可在 ${day} 前(含当日)提出申诉。`,
  tooLate: '目前没有可以申诉的决定。',
  noneOpen: '申诉期已过,或已提出申诉。',
  appeal: '提出申诉',
  help: '由没有参与本案的人受理并书面答复;申诉期间原决定照常执行(I-74)。',
  decision: '针对的决定',
  lastDay: (day: string) => `至 ${day}`,
  grounds: '申诉理由',
  evidence: '依据及其存放处',
  send: '提交申诉',
  made: '申诉已提交',
  open: '受理中',
  closed: '已结案',
  outcomes: { upheld: '申诉成立', refused: '申诉不成立' } as Readonly<Record<string, string>>,
};
