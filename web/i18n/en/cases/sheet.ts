import type { sheet as Chinese } from '../../zh/cases/sheet.js';

export const sheet: typeof Chinese = {
  anonymous: 'An anonymous review',
  anonymousHelp:
    'Answers are kept apart from names, without time or order: nobody can find out who wrote what. Once handed in, a sheet can neither be looked up nor changed. What you fill in stays in this tab alone.',
  aboutWhom: (name) => `About: ${name}`,
  own: 'The original is lost: items and weights are our own design (I-75).',
  weight: (percent) => `weight ${percent}%`,
  score: (item) => `${item}: score (0–100)`,
  quick: (item, score) => `${item}: ${score}`,
  progress: (done, all) => `${done} of ${all} scored`,
  total: 'Weighted total',
  comment: 'Comment',
  commentHelp: 'Please write nothing by which you could be recognised.',
  missing: 'A score from 0 to 100 is needed',
};
