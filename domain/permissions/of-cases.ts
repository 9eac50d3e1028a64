import { text } from '../vocabulary/text.js';
import { row, type Row } from './row.js';

/**
 * Who may read and write cases and what belongs to them. Of what may be read here, `domain/sight` says part by part when
 * it is told: a result at its release (8.5.6, 9.5.9). The letters as in `of-people.ts`.
 */
export const OF_CASES = {
  tasks: row(text('派给本人的任务与表单', 'tasks addressed to one, with their forms'), {
    read: 'AAAAAAAA | AAA-A',
    write: 'TTTTTTTT | TTT--',
    note: text(
      '办结后仍可读本人所填；逾期任务人力资源可见全部',
      'what one answered oneself stays readable; HR sees all that are overdue',
    ),
  }),
  drafts: row(text('本人在任务中填写而未提交的内容', 'what one has typed into a task and not handed in'), {
    read: 'TTTTTTTT | TTT--',
    write: 'TTTTTTTT | TTT--',
    note: text('加密保存，他人（含人力资源）不可读', 'sealed; nobody else reads it, nor HR'),
  }),
  'follow-up': row(text('全部未办任务及办理人', 'every open task, with who holds it'), {
    clause: 'I-39',
    read: '-------- | AA--A',
    note: text('不含本人案件的任务', 'none about one’s own case'),
  }),
  'hand-overs': row(text('待办的移交', 'tasks handed over from one to another'), {
    clause: 'I-39, I-58',
    read: '-------- | AA---',
    write: '-------- | AA---',
  }),
  urges: row(text('催办未办任务', 'urging whoever holds an open task'), {
    clause: 'I-39',
    write: '-------- | AA---',
    note: text(
      '每人每任务每工作日一次；不含本人案件的任务',
      'once a workday for a task and person; none about one’s own case',
    ),
  }),
  questions: row(text('任务的沟通问题与答复', 'what was asked and answered about a task'), {
    clause: '8.5.6, I-35',
    read: 'AAAAAAAA | AAA-A',
    write: 'TTTT---T | TTT--',
    note: text(
      '只问可以查阅该案件且无利害关系的人；评分与360°考核不沟通（I-37、I-56）',
      'only whoever may read the case and has no interest in it is asked; nobody who scores or rates asks (I-37, I-56)',
    ),
  }),
  signers: row(text('任务的加签、减签与加签人', 'the signers of a task, added and removed'), {
    clause: 'I-35, I-38',
    read: 'AAAAAAAA | AAA-A',
    write: 'TTTTTTTT | TTT--',
    note: text(
      '办理人加签；加签的人或人力资源部减签；加签人须可查阅该案件且无利害关系',
      'added by whoever has the task, removed by whoever added or HR; a signer may read the case and has no interest in it',
    ),
  }),
  asked: row(text('向本人提出的沟通问题', 'what one was asked'), {
    clause: '8.5.6',
    read: 'AAAAAAAA | AAAAA',
    write: 'AAAAAAAA | AAAA-',
  }),
  remarks: row(text('案件的评论与抄送', 'comments and copies at a case'), {
    clause: '8.5.6, I-35, I-37',
    read: 'ATAA-S-T | AAA-A',
    write: '-TTT---- | AAA--',
    note: text(
      '人力资源部、总经理与审计全部可读；办理人在其任务未办期间可读；其余的人（含本人）只读写给自己的，本人在结果反馈前没有；评分人与360°考核人不读不写',
      'HR, the general manager and the auditor read all; whoever may do an open task of the case while it is open; everybody else, the person too, what is addressed to him alone, and the person nothing before the result; nobody who scores or rates reads or writes',
    ),
  }),
  addressed: row(text('本人写的或写给本人的评论与抄送', 'what one wrote or what is addressed to one'), {
    clause: '8.5.6',
    read: 'AAAAAAAA | AAAAA',
    write: 'AAAAAAAA | AAAA-',
  }),
  materials: row(text('任务涉及的案件、事实与依据', 'the cases of a task, with facts and findings'), {
    clause: '9.5.2, 9.5.6, I-37',
    read: 'ATAATS-T | AAA-A',
    noted: 'scores',
    note: text('360°考核人不读案件（9.5.6）', 'a rater of a 360° review reads nothing of the case (9.5.6)'),
  }),
  cases: row(text('案件列表', 'lists of cases'), { read: 'A-AA---- | AAA-A' }),
  case: row(text('案件：事实、依据、决定、时间线', 'a case: facts, findings, decisions, timeline'), {
    clause: '8.5.6, 9.5.9, I-37, I-74',
    read: 'A-AA-S-T | AAA-A',
    noted: 'scores',
    note: text(
      '§9 的评委经任务读案件；结果在反馈后才告知（见各流程目录）',
      'the panel of §9 reads it through its task; results are told at the release, as the catalogues say',
    ),
  }),
  papers: row(text('随案提交的材料与文件', 'papers and files handed in with a case'), {
    clause: 'I-79, 9.5.7, I-41',
    read: 'ATAATS-T | AAA-A',
    noted: 'complaints',
  }),
  uploads: row(text('本人上传而未提交的文件', 'one’s uploads that were not handed in'), {
    read: 'AAAAAAAA | AAAAA',
    write: 'AAAAAAAA | AAAA-',
  }),
  'own-words': row(text('本人的陈述', 'the person’s own words'), {
    clause: 'I-79',
    read: 'A------- | -----',
    write: 'A------- | -----',
  }),
  appeals: row(text('申诉', 'appeals'), {
    clause: 'I-74',
    read: 'A------T | AAA-A',
    write: 'A------- | -----',
    noted: 'scores',
  }),
  cycles: row(text('晋级周期', 'promotion cycles'), {
    clause: '8.5.1',
    read: 'AAAAAAAA | AAAAA',
    write: '-------- | AA---',
    note: text('人数只计可见范围', 'they count only whom one may see'),
  }),
  'missing-ratings': row(text('考核窗口内尚缺的成绩', 'ratings missing in a window'), {
    clause: 'I-09, I-12',
    read: '-------- | AAA-A',
  }),
  'defense-list': row(text('答辩场次', 'which defenses there were'), { clause: '8.5.4', read: '-------- | AAA-A' }),
  defense: row(text('答辩：席位、评审表、结果', 'a defense: seats, sheets, results'), {
    clause: '8.3.4, I-37',
    read: '-----S-- | AAA-A',
    noted: 'scores',
    note: text(
      '评委读所评对象，组长读全场；结束后只读自己的评审表；审计不读评分与评语',
      'a scorer whom he scores, the chair all; afterwards each his own sheet; the auditor no scores and comments',
    ),
  }),
  'score-sheets': row(text('答辩评审表（PDF、Word）', 'sheets of a defense, on paper'), {
    clause: '8.5.4, 9.5.7, 15.1, 15.7, I-37',
    read: '-----A-- | AAA--',
    noted: 'scores',
    note: text('全部评委提交之后；评委只有自己的评审表', 'once all are in; a scorer has his own alone'),
  }),
  'forms-on-paper': row(text('评审与考核表单（PDF、Word）', 'forms of records, on paper'), {
    clause: '15, I-37, I-48, I-56',
    read: '-------- | AAA--',
    noted: 'scores',
    note: text('不含本人的案件', 'none about one’s own case'),
  }),
  'blank-forms': row(text('空白表单（PDF、Word）', 'blank forms, on paper'), {
    clause: '15',
    read: 'AAAAAAAA | AAAAA',
  }),
  rebase: row(text('案件转用另一制度版本', 'the move of a case to another policy version'), {
    clause: 'I-73',
    write: '-------- | AA---',
  }),
  'case-void': row(text('案件的作废', 'the voiding of a case'), {
    clause: '4.1',
    read: '-------- | AA---',
    write: '-------- | AA---',
    note: text(
      '须第二人确认；申诉由总经理确认（I-74）',
      'with a second person; of an appeal the general manager (I-74)',
    ),
  }),
  'special-promotion': row(text('特殊晋级申请', 'an application for a special promotion'), {
    clause: 'I-26',
    write: '---A---- | AA---',
  }),
  vacancies: row(text('管理岗位空缺', 'vacancies'), {
    clause: '9.1',
    read: 'AAAAAAAA | AAAAA',
    write: '-------- | AA---',
  }),
  nominees: row(text('空缺的人选', 'the nominees of a vacancy'), {
    clause: '9.5.4, I-48',
    read: 'AAAAAAAA | AAAAA',
    noted: 'scores',
    note: text(
      '人选只列可见范围；评分只限人力资源与总经理',
      'only nominees whom one may see; single scores for HR and the GM alone',
    ),
  }),
  trials: row(text('试用任命与360°考核', 'trials and their 360° reviews'), {
    clause: '9.5.5, 9.5.6, I-56',
    read: 'A-AA---- | AAA-A',
    noted: 'scores',
    note: text('暂停的理由只限本人与人力资源（I-09）', 'why one was paused: the person and HR alone (I-09)'),
  }),
  documents: row(text('文书列表', 'lists of documents'), { read: 'A-AA---- | AAA-A' }),
  document: row(text('文书', 'a document'), {
    clause: '8.5.7, 15.3, I-62',
    read: 'A-AA---- | AAA-A',
    noted: 'pay',
    note: text(
      '主管与负责人不见金额；公告人人可读；卷宗只限人力资源与总经理',
      'supervisors and heads without amounts; company notices for everybody; case files for HR and the GM',
    ),
  }),
  'document-scans': row(text('纸面签字页扫描件的附上', 'the scan of a sheet signed by hand, attached'), {
    clause: 'I-41',
    write: '-------- | AA---',
    note: text('不含本人的文书；附后不可更改', 'none of one’s own; what is attached never changes'),
  }),
  'case-file': row(text('卷宗全卷（PDF）', 'the whole file of a case, on paper'), {
    clause: '8.5.7, I-37, I-56',
    read: '-------- | AAA--',
    noted: 'scores',
    note: text(
      '评审表按查阅人可见的范围；360°考核只有汇总；不含本人的案件',
      'sheets as far as the reader may see them; of a 360° review the summary alone; none about one’s own case',
    ),
  }),
  'cycle-archive': row(text('周期归档包（ZIP）', 'a cycle for the archive, as a ZIP'), {
    clause: '8.5.7, 12, I-37',
    read: '-------- | AA---',
    noted: 'pay',
    note: text('周期结束之后；不含本人的案件', 'once the cycle is over; without one’s own case'),
  }),
  'papers-made': row(text('文书排版进度', 'how far the papers of a cycle are typeset'), {
    clause: '15',
    read: '-------- | AA---',
  }),
  'document-withdrawal': row(text('文书的撤回', 'the withdrawal of a document'), {
    clause: 'I-62',
    write: '-------- | AA---',
  }),
} as const satisfies Readonly<Record<string, Row>>;
