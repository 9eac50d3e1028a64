import type { postForms as Chinese } from '../../zh/cases/post-forms.js';

export const postForms: typeof Chinese = {
  check: {
    confirm: 'Verified; these are asked for their sheets',
    rule: 'The ruling on months of protected leave',
    refuse: 'Refused in the verification',
    qualified: 'What the qualification record says',
    letter: 'Letter of trial',
    decide: 'The decision',
  },
  found: {
    eligible: 'Meets §9.2.',
    ineligible:
      'Does not meet §9.2 and cannot be confirmed; where the records are wrong, correct them and evaluate again.',
    'needs-ruling': 'Protected leave decides the result: HR rules first (I-09), then confirms.',
    'on-hold': 'A setback is pending; nothing can be confirmed yet (I-68).',
  },
  competency: 'Competency sheet (15.5)',
  competencyHelp:
    'They fill in the competency sheet (15.5): the head of the nominee’s department, as the records have him.',
  peripheral: 'Peripheral sheet (15.4)',
  peripheralHelp:
    'They fill in the peripheral sheet (15.4): heads of related departments; who may be asked stands beside. Everybody fills in one sheet.',
  qualified: {
    yes: {
      label: 'Qualifies',
      help: 'Goes into the qualification record and, with it, before the general manager (9.5.4).',
    },
    no: {
      label: 'Does not qualify',
      help: 'The case ends; the person hears the reason with the result and may appeal (I-74).',
    },
  },
  letterLead:
    'Once it is issued, the trial counts from its first day, on which the team begins to report to the candidate; the day of the review and the last day follow from the calendar.',
  monthsHelp: 'Whole months, three at least (9.5.5).',
  teamHelp: 'Who reports to the candidate from the first day on; may be nobody.',
  nobody: 'nobody',
  howLong: (n) => (n === 1 ? '1 month' : `${n} months`),
  trial: 'The trial',
  review: 'The 360° review',
  nothingNow: 'Nothing can be done about the trial now. Below the mark, what follows is proposed in a task of its own.',
  answered: (n, all) => `${n} of ${all} in`,
  due: (day) => `due ${day}`,
  chooseRater: 'One whose sheet is missing',
  drawn: 'The next of the draw takes a subordinate’s place; nobody is named (I-55).',
  extendedBefore: 'It was extended once; only its end can be proposed (I-51).',
  scoreWas: (score) => `The review came to ${score}, below the mark (9.4.2).`,
  verdict: {
    'trial.extension.approve': 'The trial is longer; its last day and the review move with it (I-51).',
    'trial.extension.reject':
      'Not extended, the trial stands as it did; say why. Below the mark, HR proposes anew (I-57).',
    'trial.end.approve': 'The trial ends without an appointment; the person hears why and may appeal.',
    'trial.end.reject': 'Not ended, the trial stands as it did; say why. Below the mark, HR proposes anew (I-57).',
  },
};
