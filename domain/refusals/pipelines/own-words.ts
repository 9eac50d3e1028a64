import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';

/** What is refused about a person's own words in his case (I-79). */
export const OWN_WORDS = declare('OWN_WORDS', {
  NOT_LISTED: {
    status: 409,
    clause: '8.5.2',
    words: text(
      '只有本次符合晋级条件、已列入名单的员工可以自荐或提交工作陈述（§8.5.2,I-79）。如对结果有异议，可在案件中申诉。',
      'Only who is on the list of those eligible may ask to be submitted or hand in a statement (§8.5.2, I-79). Against the finding you may appeal in the case.',
    ),
  },
  WISH_TOO_LATE: {
    status: 409,
    clause: '8.5.2',
    words: text(
      '部门已经提交名单，不能再自荐（§8.5.2,I-79）。部门未提交您的，理由在案件中可见，可在五个工作日内申诉。',
      'The department has submitted already, so you can no longer ask for it (§8.5.2, I-79). If you were left out, the reason stands in your case, and you may appeal within five workdays.',
    ),
  },
  STATEMENT_TOO_LATE: {
    status: 409,
    clause: '8.5.3',
    words: text(
      '工作陈述须在人力资源部初审之前提交（§8.5.3,I-79），现在已不接收。需要答辩的，可提交答辩演讲材料。',
      'A statement of your work is taken until HR’s first review (§8.5.3, I-79), and no longer. Where there is a defense, you may hand in a presentation for it.',
    ),
  },
  NO_DEFENSE: {
    status: 409,
    clause: '8.5.4',
    words: text(
      '本案目前没有待进行的答辩，不接收演讲材料（§8.5.4,I-79）。需要答辩时，可在答辩日之前提交。',
      'There is no defense ahead in this case, so no presentation is taken (§8.5.4, I-79). Once there is one, hand it in by its day.',
    ),
  },
  PRESENTATION_TOO_LATE: {
    status: 409,
    clause: '8.5.4',
    words: ({ heldOn }: { heldOn: string }) =>
      text(
        `答辩日为 ${heldOn}，已经过去，不再接收演讲材料（§8.5.4,I-79）。请在答辩会上直接交给评委小组。`,
        `The defense was on ${heldOn}, so no presentation is taken any more (§8.5.4, I-79). Hand it to the panel itself.`,
      ),
  },
  WISH_SAID: {
    status: 409,
    clause: 'I-79',
    words: text(
      '您已经自荐，部门负责人可以看到，无须重复。',
      'You have asked to be submitted; the head sees it, so once is enough.',
    ),
  },
  STATEMENT_SAID: {
    status: 409,
    clause: 'I-79',
    words: text(
      '您已经提交工作陈述，每个案件只接收一份。补充说明请在答辩或面谈时提出。',
      'You have handed in a statement of your work; a case takes one. Say what is to be added at the defense or the interview.',
    ),
  },
  PRESENTATION_SAID: {
    status: 409,
    clause: 'I-79',
    words: text(
      '您已经为本次答辩提交演讲材料，每次答辩只接收一份。修改后的材料请在答辩会上使用。',
      'You have handed in a presentation for this defense; each takes one. Use what you changed in the defense itself.',
    ),
  },
});
