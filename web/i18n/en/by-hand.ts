import type { byHand as Chinese } from '../zh/by-hand.js';

export const byHand: typeof Chinese = {
  signature: {
    signed: 'I have read the notice and received it. To sign is not to give up an appeal (I-74).',
    refused: 'I do not sign, and say why; the result holds all the same (I-41).',
    'not-reached': 'The notice could not be handed to him; say what was tried.',
  },
  readFirst: 'Read this before you sign:',
  notice: (number) => `Notice ${number}`,
  interviewHelp:
    'The result and its reasons as you told them, what was said to them, goals ahead. The person reads and confirms it.',
  attendeesHelp: 'Who was there beside you and the person.',
  tookPlace: {
    yes: { label: 'Yes', help: 'It took place, and the record says what was said.' },
    no: { label: 'No', help: 'It did not take place, or the record is wrong: it goes back to the interviewer.' },
  },
  remarkHelp: 'What you have to say; it is kept with the case.',
  acknowledgeLead:
    'Where you go, from when and to whom you report stands beside this form. To know of it is not to agree; about a lower level you are asked by itself (I-72).',
  acknowledge: 'I know of this transfer',
  nomineeHelp: 'Who meets the conditions stands beside this form; others may be named, and HR verifies (9.5.2).',
  nomineeFit: 'meets §9.2 today',
  nomineeUnfit:
    'By today’s records this person is not among those who meet the conditions; once handed in, the rules judge by §9.2.',
  groundsHelp: 'Skills, contribution, professional conduct, leading a team (9.3.1).',
  ratersLead:
    'As the records propose it: the superior and the heads of departments (I-55). Subordinates are drawn by lot when the review begins.',
  leftOutWhy: (name) => `Why ${name} is not asked`,
  leftOutHelp: 'The general manager reads why a head on record is not asked (I-55).',
  follows: {
    'cycle.launch.launch':
      'Everybody is evaluated as of the reference day; missing ratings may come in until the closing date.',
    'cycle.launch.dismiss': 'No evaluation this time; for the HR manager, with a reason (I-81).',
    'cycle.close-ratings.close': 'Evaluated by the ratings that are there; who lacks months goes to a ruling.',
    'cycle.close-ratings.move': 'They may come in until another day.',
    'cycle.close-ratings.undo': 'Back to before the launch.',
    'vacancy.manage.close': 'No more nominations, open ones end; trials go on.',
    'vacancy.manage.head-count': 'Another number may be appointed; nominees stay.',
    'vacancy.verification.confirm': 'What was said is so: both groups are asked for their sheets.',
    'vacancy.verification.rule': 'HR rules whether months of protected leave count (I-09).',
    'vacancy.verification.reevaluate': 'The records were corrected: computed again as of today.',
    'vacancy.verification.refuse': 'Not passed; the person hears why with the result.',
    'vacancy.renomination.nominate': 'The same person again, with new grounds.',
    'vacancy.renomination.withdraw': 'No longer nominated; the case ends.',
    'trial.manage.request-extension': 'Once; the general manager decides (I-51).',
    'trial.manage.request-end': 'Before its time; the general manager decides (I-59).',
    'trial.manage.pause': 'Days from then on do not count (I-51).',
    'trial.manage.resume': 'Days from then on count again.',
    'trial.manage.add-rater': 'Somebody who was forgotten (9.5.6).',
    'trial.manage.replace-rater': 'Somebody else for whoever cannot answer.',
    'trial.manage.waive-group': 'The review closes without this group (I-56).',
    'trial.manage.close-review': 'After its due day, with the sheets that are in.',
    'trial.below-mark.end': 'The trial ends without an appointment; the general manager decides (I-57).',
    'trial.below-mark.extend': 'Longer once, then reviewed again; the general manager decides (I-57).',
    'defense.conduct.absent': 'Did not come; may be heard on another day once (I-37).',
    'defense.conduct.substitute': 'Somebody takes a scorer’s place (I-33).',
    'defense.conduct.waive': 'Nobody of the group can score; the others weigh as they do (I-34).',
    'defense.conduct.move': 'Another day, time or room; everybody gets a new invitation.',
  },
};
