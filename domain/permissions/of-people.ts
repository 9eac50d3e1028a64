import { text } from '../vocabulary/text.js';
import { row, type Row } from './row.js';

/**
 * Who may read and write what HR keeps of people. The letters stand for: the person, a superior without an office, a
 * supervisor, the head, a related head, a scorer, a rater, who reads an appeal | HR, the HR manager, the general manager,
 * IT, the auditor.
 */
export const OF_PEOPLE = {
  people: row(text('人员列表', 'the list of people'), { read: 'A-AA---- | AAA-A' }),
  person: row(text('人员档案：历史、考核、投诉', 'a person’s record: histories, ratings, complaints'), {
    read: 'A-AA---- | AAA-A',
    noted: 'complaints',
    note: text(
      '邮箱与请假类别只限本人与人力资源（I-09）',
      'mail address and kinds of leave: the person and HR alone (I-09)',
    ),
  }),
  standing: row(text('所处位置与差距', 'where somebody stands, and what is missing'), {
    read: 'A-AA---- | AAA-A',
    noted: 'complaints',
  }),
  forecast: row(text('下一期晋级的推算', 'the forecast of a cycle to come'), {
    clause: '8.2, 8.4',
    read: '--AA---- | AAA-A',
    noted: 'complaints',
    note: text('负责人与主管只见其下属；不含金额', 'heads and supervisors see those below them; no amounts'),
  }),
  'forecast-cost': row(text('下一期晋级推算的金额', 'what a forecast would cost a month'), {
    clause: '12',
    read: '-------- | AAA-A',
    noted: 'pay',
  }),
  'held-data': row(text('关于一个人的全部数据', 'everything held on a person'), {
    read: 'A------- | -A---',
    noted: 'pay',
  }),
  erasures: row(text('到期与删除', 'what is due for erasure, and erasures'), {
    clause: '13.1',
    read: '-------- | AA--A',
    write: '-------- | AA---',
    note: text('由第二人同意，由数据库所有者执行', 'a second person agrees, the owner of the database carries it out'),
  }),
  directory: row(text('按姓名或工号查找同事', 'who works here, by name or number'), {
    read: 'AAAAAAAA | AAAAA',
    note: text('只有工号、姓名和部门，供表单点名', 'number, name and department alone, to name somebody in a form'),
  }),
  departments: row(text('部门列表', 'the list of departments'), { read: '--AAA--- | AAA-A' }),
  rating: row(text('月度考核', 'a monthly rating'), { clause: '8.4', write: '-------- | AA---' }),
  complaint: row(text('投诉登记', 'a complaint as recorded'), { clause: 'I-17, I-77', write: '-------- | AA---' }),
  leave: row(text('请假登记', 'a spell of leave'), { clause: 'I-09', write: '-------- | AA---' }),
  relatives: row(text('亲属申报', 'declared relatives'), {
    clause: 'I-35',
    read: 'A------- | AA--A',
    write: 'A------- | AA---',
  }),
  'relative-withdrawal': row(text('亲属申报的撤回', 'the withdrawal of a declared relative'), {
    clause: 'I-35',
    write: '-------- | AA---',
  }),
  proxies: row(text('代理', 'proxies'), {
    clause: 'I-39',
    read: 'A------- | AA--A',
    write: 'A------- | AA---',
    note: text(
      '本人指定；人力资源仅为休假人员；总经理的只由总经理本人',
      'everybody names his own; HR only for somebody on leave; the general manager’s the general manager alone',
    ),
  }),
  'proxy-suggestions': row(text('建议指定代理的休假人员', 'who is on leave and should have a deputy'), {
    clause: 'I-39',
    read: '-------- | AA---',
  }),
  'pay-changes': row(text('一个人的薪资变更', 'what changed in somebody’s pay'), {
    clause: '12, 15.3',
    read: 'A------- | AAA-A',
    noted: 'pay',
    note: text('文书中的金额亦同', 'the amounts in notices likewise'),
  }),
  payroll: row(text('薪资变更的月度导出', 'the pay changes of a month for payroll'), {
    clause: '8.5.7, 12',
    read: '-------- | AAA-A',
    write: '-------- | AA---',
    note: text(
      '回执不含金额；每次导出在台账与查阅记录留痕',
      'receipts tell no amounts; each export leaves a line of the ledger and of who read pay',
    ),
  }),
  'pay-rates': row(text('薪资表', 'the pay table'), {
    clause: '12',
    read: '-------- | AAA-A',
    write: '-------- | -A---',
    noted: 'pay',
  }),
  hire: row(text('入职', 'an entry'), { clause: '6', write: '-------- | AA---' }),
  'confirmation-dates': row(text('转正日期', 'days of confirmation'), {
    clause: '7, I-45',
    read: '-------- | AA--A',
    write: '-------- | AA---',
  }),
  transfer: row(text('调岗', 'a transfer'), { clause: '10', write: '-------- | AA---' }),
  'transfer-application': row(text('本人申请调岗', 'one’s own application for a transfer'), {
    clause: '14.2, I-72',
    write: 'A------- | -----',
  }),
  departure: row(text('离职', 'a departure'), { clause: 'I-58', write: '-------- | AA---' }),
  imports: row(text('导入', 'imports'), {
    read: '-------- | AA--A',
    write: '-------- | AA---',
    note: text(
      '邮箱与请假类别不给审计（I-09）；成绩与投诉的行留查阅记录',
      'no mail address and kind of leave for the auditor (I-09); lines of ratings and complaints leave a line when read',
    ),
  }),
  'older-setbacks': row(text('启用之前的 C、D', 'C and D from before the service was in use'), {
    clause: 'I-82',
    read: '-------- | AA--A',
    write: '-------- | AA---',
  }),
  'taken-over': row(text('启用之前开始的案件的承接', 'cases taken over as they stood'), {
    clause: '4.1, I-82',
    read: '-------- | AA--A',
    write: '-------- | AA---',
    note: text('由第二人确认', 'a second person confirms'),
  }),
  'go-live': row(text('启用日', 'the day from which the service is in use'), {
    clause: 'I-82',
    read: '-------- | AA--A',
    write: '-------- | -A---',
  }),
} as const satisfies Readonly<Record<string, Row>>;
