/** Words of the page on which several tasks of a kind are done at once. */
export const together = {
  back: 'Inbox',
  title: (title: string) => `${title}: several at once`,
  lead: 'All of them are checked before any is sent: where something stands against one, none is, and the reason is at its row.',
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
  noneDone: 'None was done; the reasons are at the rows',
  held: (count: number) =>
    `Something stands against ${count} of them, so none was sent. Put it right or leave those out, then send again.`,
  lost: (name: string, why: string) => `${name}: ${why}`,
  sum: (ready: number, all: number) => `${ready} of ${all} have what is required`,
  some: (done: number, left: number) => `${done} done, ${left} not`,
  taken: 'Taken, without an answer yet; look into the inbox in a moment.',
};
