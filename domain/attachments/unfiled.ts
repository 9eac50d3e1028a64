import type { TaskKind } from '../pipelines/acts.js';
import { text, type Text } from '../vocabulary/text.js';

/** Which tasks say something at length and take no files beside it, each with its reason (docs/decisions/0063). */

const SHEET = text(
  '文件会记下提交人，而评分由各评分人独立作出（I-37），360°考核匿名（I-56）；有依据的，写入评语。',
  'a file names whoever handed it in, while each scorer judges by himself (I-37) and the 360° review is anonymous (I-56): what bears a score out is said in its comment.',
);
const RATERS = text(
  '由谁填写评估表不是对本人的决定，且不得告知他人（I-55、I-56）；文件会记下提交人与文件名。',
  'who fills in the sheets is no decision on the person, and is not told (I-55, I-56); a file names whoever handed it in, and itself.',
);
const SESSION = text(
  '评委席位与场次涉及多人的案件，文件只归一个案件；有关本人的材料，请附在其初审或总经理决定中。',
  'seats and sessions are about many cases and a file belongs to one: what is about one person goes with his review or his decision.',
);
const BATCH = text(
  '此处的说明针对整批人员，文件只归一个案件；请在每个人的决定旁附文件。',
  'what is said here is of everybody at once and a file belongs to one case: attach it beside the decision on that person.',
);
const NO_CASE = text(
  '这项任务不涉及任何人的案件，文件无处归档。',
  'this task is about nobody’s case, so there is no file to keep it in.',
);

/** Why a kind of task takes no files; absent where its form does. */
export const UNFILED: Readonly<Partial<Record<TaskKind, Text>>> = {
  'cycle.launch': NO_CASE,
  'cycle.close-ratings': NO_CASE,
  'cycle.appoint-panel': SESSION,
  'cycle.gm-submission': BATCH,
  'cycle.release': BATCH,
  'vacancy.manage': NO_CASE,
  'vacancy.competency-sheet': SHEET,
  'vacancy.peripheral-sheet': SHEET,
  'vacancy.raters': RATERS,
  'vacancy.gm-submission': BATCH,
  'review.raters': RATERS,
  'review.sheet': SHEET,
  'candidate.appoint-panel': SESSION,
  'candidate.notice-draft': text(
    '此处的文字就是将要发布的公告（9.5.10），不是理由；证明材料请附在此前的决定中。',
    'these words are the notice itself (9.5.10) and no reason; what proves the appointment goes with the decisions before it.',
  ),
  'defense.sheets': SHEET,
  'defense.conduct': SESSION,
  'defense.summary': SHEET,
  'task.signing': text(
    '加签人的意见只告知请其加签的人，不是案件的决定（I-38）；材料请由办理人随其办理提交。',
    'what a signer answers goes to whoever asked him and decides nothing on the case (I-38): whoever does the task hands its files in.',
  ),
};

/** Choices of a form that take no files, while its others do. */
interface Partly {
  /** As the form has them. */
  readonly choices: readonly string[];
  /** As people read them. */
  readonly name: Text;
  readonly why: Text;
}

/** Which kinds take files for a part of their choices alone. */
export const PARTLY_UNFILED: Readonly<Partial<Record<TaskKind, Partly>>> = {
  'trial.manage': {
    choices: ['add-rater', 'replace-rater', 'waive-group', 'close-review'],
    name: text(
      '附文件：增加、更换、免除考核人与结束考核时',
      'files beside the reason: where raters are added, replaced or waived, and where the review is closed',
    ),
    why: RATERS,
  },
};
