import type { ownWords as Chinese } from '../../zh/cases/own-words.js';

export const ownWords: typeof Chinese = {
  heading: 'In your own words',
  lead: 'What you may hand in with your case. The head, the panel and the general manager read it when they decide, and it is kept with the file.',
  wish: 'Ask to be submitted',
  wishHelp: 'Until the department submits. The head sees it; leaving you out takes a reason that you can read.',
  wishText: 'What you want to say to the head',
  statement: 'Statement of your work',
  statementHelp: 'One, until HR’s first review: a text, files, or both.',
  presentation: 'Presentation for the panel',
  presentationHelp: (day) =>
    day === null ? 'One, up to the day of the defense.' : `The defense is on ${day}; one, up to that day.`,
  text: 'Text',
  files: 'Files',
  send: { wish: 'Ask to be submitted', statement: 'Hand in the statement', presentation: 'Hand in the presentation' },
  sent: 'Handed in',
};
