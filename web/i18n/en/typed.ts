import type { typed as Chinese } from '../zh/typed.js';

export const typed: typeof Chinese = {
  notNumber: 'Write a number, such as 85 or 85.5; nothing was changed.',
  notWhole: 'Write a whole number.',
  outside: (min, max) =>
    min !== undefined && max !== undefined
      ? `It has to lie between ${min} and ${max}; nothing was changed.`
      : min !== undefined
        ? `It may not be less than ${min}.`
        : `It may not be more than ${max ?? 0}.`,
  notDay: 'Write a day, such as 2026-03-02, 2026/3/2 or 20260302; no day was sent.',
  notTime: 'Write a time by the 24-hour clock, such as 14:30 or 9:05; none was sent.',
  timeAsked: 'hh:mm',
  noSuchDay: 'There is no such day; please check.',
  tooEarly: (day) => `It may not be before ${day}.`,
  tooLate: (day) => `It may not be after ${day}.`,
  dayAsked: 'YYYY-MM-DD',
  openCalendar: 'Open the calendar',
  review: 'Please check before you submit',
  reviewHelp: 'It cannot be changed afterwards.',
  carriedOut: 'Read it once more: it is carried out as it stands here, and whoever it concerns is told.',
  back: 'Back to the form',
  sendFinally: 'Submit for good',
};
