/** Words of the page on which several tasks of a kind are done at once. */
export const together = {
  back: 'Inbox',
  title: (title: string) => `${title}: several at once`,
  lead: 'Sent in one go. Those that one workflow carries are all done or none; what stands against one is said at its row.',
  none: 'None of these tasks is in your inbox any more.',
  gone: (count: number) =>
    `${count} of them left your inbox (done by somebody else, handed on or withdrawn) and will not be sent.`,
  shared: 'The same for all',
  sharedHelp: 'Fill it in, then put it where the rows are blank; what a row says stays.',
  fill: 'Put into the rows',
  rows: 'One by one',
  remove: (name: string) => `Leave out ${name}`,
  removeShort: 'Leave out',
  submit: (count: number) => `Submit ${count}`,
  done: (count: number) => `${count} done`,
  some: (done: number, left: number) => `${done} done, ${left} not`,
  taken: 'Taken, without an answer yet; look into the inbox in a moment.',
};
