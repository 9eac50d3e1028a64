import { decided, decisions, noted, papers, stages, type Catalogue, type Task } from '../catalogue.js';
import { text } from '../../vocabulary/text.js';
import { atRelease, tells, told } from '../../sight/telling.js';
import type { AppealActByKind } from './acts.js';

/** An appeal (I-74) is between its person and who reads it: those above hear how it ended. */

/** Its person knows that somebody is named, and reads it; of a return (I-38) he hears nothing. */
const TO_READ = tells('first-round', 'never', 'never', 'never');
/** That there is something to carry out would tell him how it ended. */
const CARRIED_OUT = tells('passed', 'never', 'never', 'never');
const ENDED = tells('release', 'release', 'release', 'never');
const answered = told('now', 'release', 'release', 'never');

const STAGES = stages({
  reader: {
    clause: 'I-74',
    title: text('指定受理人', 'Who reads it'),
    to: ['reading'],
    tells: TO_READ,
  },
  reading: {
    clause: 'I-74',
    title: text('受理', 'Reading'),
    to: ['remedy', 'refused'],
    tells: TO_READ,
  },
  remedy: {
    clause: 'I-74',
    title: text('落实', 'Carrying out'),
    to: ['gm-decision', 'upheld'],
    tells: CARRIED_OUT,
  },
  'gm-decision': {
    clause: '4.1',
    title: text('审批更正', 'General manager'),
    to: ['remedy', 'notice'],
    tells: CARRIED_OUT,
  },
  notice: {
    clause: '15.3',
    title: text('签收通知书', 'Notice'),
    to: ['upheld'],
    tells: ENDED,
    marks: ['holds'],
  },
  refused: {
    clause: 'I-74',
    title: text('不成立', 'refused'),
    end: 'otherwise',
    to: [],
    tells: ENDED,
  },
  cancelled: {
    clause: 'I-58',
    title: text('已终止', 'called off'),
    end: 'called-off',
    to: [],
    tells: ENDED,
  },
  upheld: {
    clause: 'I-74',
    title: text('成立', 'upheld'),
    end: 'well',
    to: [],
    tells: ENDED,
  },
});

const TASKS: Readonly<Record<keyof AppealActByKind, Task<keyof typeof STAGES>>> = {
  'appeal.reader': {
    clause: 'I-74',
    title: text('指定申诉受理人', 'Name who reads the appeal'),
    tells: tells('now', 'never', 'never', 'never'),
    about: 'case',
  },
  'appeal.reading': {
    clause: 'I-74',
    title: text('受理申诉', 'Read the appeal'),
    tells: tells('now', 'release', 'release', 'never'),
    about: 'case',
    returns: [{ to: 'reader', redo: 'appeal.reader', heardBy: 'office' }],
    readsPapers: true,
  },
  'appeal.remedy': {
    clause: 'I-74',
    title: text('落实申诉结果', 'Carry out the appeal that was upheld'),
    tells: tells('release', 'never', 'never', 'never'),
    about: 'case',
    readsPapers: true,
  },
  'appeal.gm-decision': {
    clause: 'I-74',
    title: text('审批申诉更正', 'Decide on the correction'),
    tells: tells('release', 'never', 'never', 'never'),
    about: 'case',
    returns: [{ to: 'remedy', redo: 'appeal.remedy', heardBy: 'office' }],
    readsPapers: true,
  },
};

/** What it may write of a case, ask of people and leave on paper. */
export const APPEAL = {
  known: tells('now', 'release', 'release', 'never'),
  stages: STAGES,
  tasks: TASKS,
  decisions: decisions({
    'appeal:lodged': noted('本人提出申诉', 'the person appealed', told('now', 'never', 'never', 'never')),
    'appeal:upheld': noted('申诉成立', 'the appeal was upheld', answered),
    'appeal:refused': noted('申诉不成立', 'the appeal was refused', answered),
    'appeal:new-round': noted(
      '因申诉成立重新办理',
      'decided again because the appeal was upheld',
      told('now', 'now', 'now', 'never'),
    ),
    'appeal:corrected': noted('因申诉成立予以更正', 'corrected because the appeal was upheld', answered),
    'reader:named': decided('指定申诉受理人', 'named who reads the appeal', told('now', 'never', 'never', 'never')),
    'reading:uphold': decided('申诉成立', 'upheld the appeal', answered),
    'reading:refuse': decided('申诉不成立', 'refused the appeal', answered),
    'remedy:new-round': decided('原案重新办理', 'the case is decided again', atRelease),
    'remedy:level': decided('提出更正职级', 'another level proposed', atRelease),
    'remedy:record': decided('记录更正', 'a correcting record', atRelease),
  }),
  documents: papers({}),
} as const satisfies Catalogue;
