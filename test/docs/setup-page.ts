import { COLUMNS, IMPORT_KINDS, type ImportKind } from '../../imports/columns.js';
import { ACCEPTED_WORDS } from '../../imports/words.js';

/** docs/setup.md and docs/setup.zh-CN.md: the way of a first set-up, and all that the importers take. */
export type SetupLanguage = 'en' | 'zh';

type Said = Readonly<Record<SetupLanguage, string>>;
const said = (zh: string, en: string): Said => ({ zh, en });

const KINDS: Readonly<Record<ImportKind, Said>> = {
  people: said('人员', 'People'),
  ratings: said('考核成绩', 'Ratings'),
  complaints: said('投诉', 'Complaints'),
  leaves: said('休假', 'Leave'),
};

/** What stands in a column, by kind and field; a column without a line here does not compile into the page. */
const MEANINGS: Readonly<Record<string, Said>> = {
  'people.personId': said('不重复的工号；保留前导 0。', 'The number, once in the file; leading zeros are kept.'),
  'people.name': said('姓名。', 'The name.'),
  'people.department': said('部门名称；没有的会新建。', 'Name of the department; one that is not there is made.'),
  'people.status': said('见下表。「离职」的须填离职日期。', 'A word of the table below; “left” needs the date.'),
  'people.hiredOn': said('入职日期。', 'The day of hiring.'),
  'people.email': said(
    '收邮件的地址；没有则只在系统内看消息。',
    'Where mail goes; without it messages are read in the product.',
  ),
  'people.title': said('职位名称，原样显示。', 'The title, shown as it is.'),
  'people.position': said(
    '客服序列的岗位，见下表；其他部门的人留空。',
    'A post of the ladder, see below; blank for others.',
  ),
  'people.positionSince': said('任现岗位之日；留空为入职日期。', 'Since when on that post.'),
  'people.level': said('职级，见下表；写法如「中(一)级·良好」。', 'A level, see below.'),
  'people.levelSince': said('定为现职级之日（8.2.2 据此计算）。', 'Since when at that level (8.2.2 goes by it).'),
  'people.superiorId': said(
    '直属上级的工号，须在文件或系统中。',
    'Number of the direct superior, in the file or on record.',
  ),
  'people.confirmedOn': said(
    '转正日期；状态为转正（在职）的必填，实习与试用的留空。',
    'The day of confirmation: required with the status “confirmed”, blank for interns and probation.',
  ),
  'people.leftOn': said(
    '**不再在职的第一天**：最后工作日的次日。自该日起不参加评定，账号停用。',
    '**The first day on which somebody is gone**: the day after the last day of work. From then on he is in no cycle.',
  ),
  'people.headsDepartment': said('是否本部门负责人：是或否。', 'Whether he heads the department: yes or no.'),
  'people.reason': said('更正已有数据的理由；第二人确认后须填。', 'Why something on record is corrected.'),
  'ratings.personId': said('工号。', 'The number.'),
  'ratings.month': said('考核所属的月份，如 2026-03。', 'The month that is rated, such as 2026-03.'),
  'ratings.rating': said('S、A、B、C 或 D；可带「级」「等」。', 'S, A, B, C or D.'),
  'ratings.name': said('仅供核对。', 'For comparing only.'),
  'ratings.publishedOn': said(
    '**成绩自这一天起算已公布**：不早于当月 1 日，不晚于今天；留空为导入当天。启用日前公布的 C、D 不触发 §11（I-82）。',
    '**From this day on a rating counts as published**: not before the month begins nor after today; blank is the day of the import. A C or D published before the day of use starts nothing (I-82).',
  ),
  'ratings.reason': said('更正已有成绩的理由。', 'Why a rating on record is corrected.'),
  'complaints.id': said('不重复的投诉编号。', 'Number of the complaint, once.'),
  'complaints.personId': said('被投诉人的工号。', 'Number of whom it is about.'),
  'complaints.incidentOn': said('事件发生之日。', 'The day of the incident.'),
  'complaints.cause': said('原因，见下表（I-17）。', 'The cause, see below (I-17).'),
  'complaints.status': said('状态，见下表。', 'Where it stands, see below.'),
  'complaints.name': said('仅供核对。', 'For comparing only.'),
  'complaints.confirmedOn': said(
    '认定成立之日；状态为成立的必填，其他留空。',
    'The day on which it was upheld: required with that status, blank with others.',
  ),
  'complaints.description': said('经过。', 'What happened.'),
  'complaints.reason': said('更正的理由。', 'Why it is corrected.'),
  'leaves.personId': said('工号。', 'The number.'),
  'leaves.kind': said('休假类型，见下表（I-09）。', 'The kind of leave, see below (I-09).'),
  'leaves.from': said('休假的第一天。', 'The first day of leave.'),
  'leaves.to': said('休假的最后一天；尚不知道的留空。', 'The last day; blank while nobody knows it.'),
  'leaves.name': said('仅供核对。', 'For comparing only.'),
  'leaves.reason': said('更正的理由。', 'Why it is corrected.'),
};

const WORDS: Readonly<Record<keyof typeof ACCEPTED_WORDS, Said>> = {
  status: said('状态（人员）', 'Status (people)'),
  position: said('岗位', 'Position'),
  level: said('职级', 'Level'),
  department: said('同一部门的写法（I-05）', 'One department by several names (I-05)'),
  yesNo: said('是否', 'Yes and no'),
  cause: said('投诉原因', 'Cause of a complaint'),
  complaintStatus: said('投诉状态', 'Status of a complaint'),
  leaveKind: said('休假类型', 'Kind of leave'),
};

const INTRODUCTION: Said = {
  zh: `# 初始设置

[English](setup.md) · 系统内的「初始设置」页按记录显示每一步到哪里，中断后从那里继续。

1. **启动，不载入示例**：\`JINJI_SAMPLE=no npm start\`。
2. **人员**：让服务开着，另开一个终端。照下文准备文件，有首位管理员一行就够，其余的人也可在第 4 步从网页导入（网页上有模板）；\`npm run jinji -- import people 人员.xlsx\` 先看差异，加 \`--apply\` 生效。部门随「部门」列建立，负责人由「部门负责人」列指定。
3. **首位管理员**：按 Ctrl-C 停下再启动，\`JINJI_SAMPLE=no JINJI_FIRST_ADMIN=工号 npm start\`，打印一次性链接（两小时内有效），登录名即工号，打开后自设密码。确认初始设置之前由其一人办理。（也可用 \`npm run jinji -- account create\`。）
4. **登录，打开「初始设置」**，逐步办理：人员、考核成绩（及投诉、休假）、薪资表、账号与角色、答辩合格线（I-30）、启用日（I-82）、工作日历、邮件。标为「可跳过」的以后再办。
5. **承接进行中的案件**（没有则跳过）：启用日以前开始、尚未结束的试用任命、转正评定、改进计划，由人力资源部在「承接启用前的案件」页照书面材料录入，另一人确认后从所在环节继续。先确定启用日、导入人员与成绩：改进计划须有其 C 或 D，试用的上级与组员须在系统中。没有书面材料的步骤不填，记为未证实。
6. **总经理确认**：总经理登录，在「待第二人确认」页确认；此后敏感变更须第二人确认（§4.1）。

文件可以是 CSV（UTF-8 或 GB18030）或 XLSX 的第一张表；第一行为标题，列的顺序不限；不认识的标题会被拒绝，不会悄悄丢掉。日期写作 2026-03-02、2026/3/2、2026.3.2、20260302 或 2026年3月2日。整份生效或整份不生效；同一文件再导入，只动有变化的格。
`,
  en: `# Set-up

[中文](setup.zh-CN.md) · The page “Set-up” shows how far each step is, from the records; after a break go on there.

1. **Start without the sample**: \`JINJI_SAMPLE=no npm start\`.
2. **People**: keep it running and open a second terminal. Prepare a file as below; the line of the first administrator is enough, everybody else may also be imported on the page in step 4 (it has templates); \`npm run jinji -- import people people.xlsx\` shows what would change, \`--apply\` does it. Departments are made by the column “Department”, their heads by “Heads department”.
3. **The first administrator**: stop it with Ctrl-C; \`JINJI_SAMPLE=no JINJI_FIRST_ADMIN=NUMBER npm start\` prints a one-time link, valid for two hours, behind which the password is chosen; the number is the login. He acts alone until the set-up is confirmed. (\`npm run jinji -- account create\` does the same.)
4. **Log in and open “Set-up”**: people, ratings (with complaints and leave), pay table, accounts and roles, pass marks (I-30), the day of use (I-82), workdays, mail. What may be skipped can be done later.
5. **Take over what is under way** (skip it where there is nothing): trials, confirmations and improvement plans that began before the day of use and are not over are entered by HR on the page “Cases taken over”, from their papers; another person confirms each, and it goes on from where it stands. Name the day of use and import people and ratings first: a plan needs its C or D, a trial its superior and team. Leave out a step without a paper: it is recorded as not proven.
6. **The general manager confirms** on the page “Second person”; from then on sensitive changes wait for a second person (§4.1).

A file is CSV (UTF-8 or GB18030) or the first sheet of an XLSX; its first line are the headings, in any order; a heading that is not known is refused, so that nothing is dropped silently. Dates are 2026-03-02, 2026/3/2, 2026.3.2, 20260302 or 2026年3月2日. All of a file is applied or nothing; the same file again changes only cells that differ.
`,
};

const cell = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(' ');

function columnsOf(kind: ImportKind, language: SetupLanguage): string {
  const head = language === 'zh' ? '| 列 | 必填 | 也可写作 | 含义 |' : '| column | required | also | what it says |';
  const lines = COLUMNS[kind].map(({ field, required, headings: [first = field, ...others] }) => {
    const meaning = MEANINGS[`${kind}.${field}`];
    if (meaning === undefined) throw new Error(`test/docs/setup-page.ts says nothing of ${kind}.${field}`);
    const must = required ? (language === 'zh' ? '是' : 'yes') : '';
    return `| **${first}** | ${must} | ${cell([...others, field])} | ${meaning[language]} |`;
  });
  return [`## ${KINDS[kind][language]}`, '', head, '|---|---|---|---|', ...lines, ''].join('\n');
}

function wordsOf(name: keyof typeof ACCEPTED_WORDS, language: SetupLanguage): string {
  const head = language === 'zh' ? '| 代码 | 可写作 |' : '| code | taken words |';
  const lines = Object.entries<readonly string[]>(ACCEPTED_WORDS[name]).map(
    ([code, words]) => `| \`${code}\` | ${cell(words)} |`,
  );
  return [`### ${WORDS[name][language]}`, '', head, '|---|---|', ...lines, ''].join('\n');
}

/** The whole page in one language. */
export const setupPage = (language: SetupLanguage): string =>
  [
    INTRODUCTION[language],
    ...IMPORT_KINDS.map((kind) => columnsOf(kind, language)),
    language === 'zh' ? '## 可填的词\n\n不分大小写与全半角。\n' : '## Words\n\nIn any case and width.\n',
    ...(Object.keys(WORDS) as (keyof typeof ACCEPTED_WORDS)[]).map((name) => wordsOf(name, language)),
  ].join('\n');
