import { text } from '../vocabulary/text.js';
import { row, type Row } from './row.js';

/** Who may read and write what is nobody’s case: the policy, accounts, the service. The letters as in `of-people.ts`. */
export const OF_HOUSE = {
  'own-account': row(text('本人的登录、密码与隐私告知', 'one’s own log-in, password, privacy notice'), {
    read: 'AAAAAAAA | AAAAA',
    write: 'AAAAAAAA | AAAAA',
  }),
  messages: row(text('本人的消息与制度公告', 'one’s own messages and announcements'), {
    clause: 'I-80',
    read: 'AAAAAAAA | AAAAA',
    write: 'AAAAAAAA | AAAA-',
  }),
  changes: row(text('本人所见有变化的提示', 'a hint that something one is shown has changed'), {
    clause: '8.5.6',
    read: 'AAAAAAAA | AAAAA',
    note: text('只提示有变化，不含内容、姓名与编号', 'that it has changed alone: no content, name or number'),
  }),
  policy: row(text('制度、登记表、日历、测算', 'the policy, its register, the calendar, evaluations of given facts'), {
    clause: '13.1',
    read: 'AAAAAAAA | AAAAA',
  }),
  'policy-choice': row(text('登记表开关的变更', 'a change of a switch'), { clause: '13.2', write: '-------- | AA---' }),
  'policy-choice-decision': row(text('登记表开关变更的批准', 'the decision on a change of a switch'), {
    clause: '13.2, I-42',
    write: '-------- | --A--',
  }),
  'policy-draft': row(
    text('制度下一版本的草稿与提请施行', 'the draft of the next version of the policy, and asking for its release'),
    {
      clause: '13.1',
      read: '-------- | AAA-A',
      write: '-------- | AA---',
      note: text('总经理批准施行（待第二人确认）', 'the general manager approves its release, as the second person'),
    },
  ),
  'standards-wording': row(text('标准描述的公司措辞', 'the company’s wording of the standards'), {
    clause: '14.1',
    read: '-------- | AA--A',
    write: '-------- | AA---',
  }),
  'paper-templates': row(text('文书的 Word 模板', 'Word templates of papers'), {
    clause: '15',
    read: '-------- | AA--A',
    write: '-------- | AA---',
    note: text('空白模板与虚构样例，不含任何人的内容', 'templates and an invented sample, nothing about anybody'),
  }),
  'what-if': row(text('制度变更的测算', 'what a changed policy would have come to'), { read: '-------- | AAA-A' }),
  receipts: row(text('制度公告的签收情况', 'who has confirmed an announcement'), {
    clause: '13.3, I-80',
    read: '-------- | AA--A',
  }),
  reports: row(text('报表', 'reports'), {
    read: '-------- | AAA-A',
    note: text('不含本人尚未反馈结果的案件', 'without the reader’s own case before its release'),
  }),
  'pay-report': row(text('薪资影响报表', 'the report of pay effects'), {
    clause: '12',
    read: '-------- | AAA-A',
    noted: 'pay',
  }),
  'waiting-changes': row(text('待第二人确认的变更', 'changes that wait for a second person'), {
    clause: '4.1',
    read: 'AAAAAAAA | AAAAA',
    write: 'AAAAAAAA | AAAA-',
    note: text(
      '本人提出的，或其角色可以决定的；审计可读全部',
      'what one asked for, or one’s roles could decide; the auditor reads all',
    ),
  }),
  setup: row(text('初始设置的确认', 'the confirmation of the set-up'), {
    clause: '4.1',
    read: '-------- | -AAAA',
    write: '-------- | --A--',
  }),
  'set-up': row(text('初始设置的进度', 'how far the set-up is'), {
    read: '-------- | AAAAA',
    note: text('只有数目，不涉及个人', 'figures alone, of nobody in person'),
  }),
  accounts: row(text('账号', 'accounts'), { read: '-------- | -A-AA', write: '-------- | -A-A-' }),
  'service-accounts': row(text('服务账号及其令牌', 'accounts of scripts and their tokens'), {
    clause: '4.1',
    read: '-------- | -A-AA',
    write: '-------- | -A-A-',
    note: text(
      '敏感范围待第二人确认；令牌只由所有人取得',
      'sensitive scopes wait for a second person; tokens go to the owner alone',
    ),
  }),
  'own-service-accounts': row(text('本人所有的服务账号', 'accounts of scripts that one owns'), {
    clause: '4.1',
    read: 'AAAAAAAA | AAAAA',
    write: 'AAAAAAAA | AAAA-',
  }),
  'engine-store': row(text('引擎所存内容的解开', 'what the engine stores, opened'), {
    read: '-------- | ---A-',
    note: text('解开内容的使用在台账留有记录', 'each use that opens something leaves a line in the ledger'),
  }),
  'read-lines': row(text('查阅记录', 'lines of reads'), {
    read: '-------- | -A--A',
    note: text(
      '薪资、评分、投诉的查阅与审计的每次查阅；不含内容',
      'reads of pay, scores and complaints, and each of the auditor’s; never what was read',
    ),
  }),
  'mail-service': row(text('邮件服务', 'whether mail is set up'), { read: '-------- | AA-AA' }),
  mails: row(text('邮件投递', 'mails and their delivery'), {
    read: '-------- | AA--A',
    write: '-------- | AA---',
    note: text('邮箱与服务器的原话不给审计', 'no addresses and no words of the server for the auditor'),
  }),
  endpoints: row(text('其他系统与群的接收端', 'endpoints of other systems and groups'), {
    clause: '4.1',
    read: '-------- | ---AA',
    write: '-------- | ---A-',
    note: text(
      '涉及个人案件的事件待第二人确认；密钥只显示一次',
      'events that tell of somebody’s case wait for a second person; secrets are shown once',
    ),
  }),
  service: row(text('工作进程与告警', 'workers and alarms'), {
    read: '-------- | AA-AA',
    note: text('涉及个人的告警不给系统管理员', 'alarms that name people are not for IT'),
  }),
} as const satisfies Readonly<Record<string, Row>>;
