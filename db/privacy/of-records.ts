import { text } from '../../domain/vocabulary/text.js';
import type { Database } from '../database.js';
import type { Holding } from './holding.js';

type Holdings = Readonly<Partial<Record<keyof Database, readonly Holding[]>>>;

const RATED = text('由本人登记的考核成绩', 'ratings that one recorded');

/** The tables of people's records: what HR keeps of everybody. */
export const HELD_IN_RECORDS = {
  person: [{ held: 'rows', title: text('人员档案', 'record'), about: 'id' }],
  person_key: [
    {
      held: 'rows',
      title: text('检索用的姓名、拼音与工号', 'by what one is found: name, pinyin, number'),
      about: 'person_id',
    },
  ],
  person_reading: [
    {
      held: 'rows',
      title: text('名单排序用的姓名读音', 'how one’s name is read, for the order of lists'),
      about: 'person_id',
    },
  ],
  person_unkeyed: [
    {
      held: 'rows',
      title: text('姓名待生成检索项', 'that one’s name is still to be prepared for the search'),
      about: 'person_id',
    },
  ],
  department: [
    { held: 'traces', title: text('负责的部门', 'departments that one heads'), by: 'head_id', shows: ['id', 'name'] },
  ],
  level_history: [{ held: 'rows', title: text('职级历史', 'levels'), about: 'person_id' }],
  position_history: [{ held: 'rows', title: text('岗位历史', 'posts'), about: 'person_id' }],
  pay_change: [{ held: 'rows', title: text('薪资变动', 'changes of pay'), about: 'person_id' }],
  rating: [
    { held: 'rows', title: text('考核成绩', 'ratings'), about: 'person_id' },
    { held: 'traces', title: RATED, by: 'recorded_by', shows: ['month', 'recorded_at'] },
  ],
  rating_revision: [{ held: 'rows', title: text('考核成绩的更正', 'corrections of ratings'), about: 'person_id' }],
  complaint: [{ held: 'rows', title: text('投诉', 'complaints'), about: 'person_id' }],
  complaint_revision: [
    {
      held: 'kept-from-him',
      title: text('投诉的更正', 'corrections of complaints'),
      why: text('更正后的内容见“投诉”', 'what holds stands under complaints'),
      where: 'complaint_id in (select id from complaint where person_id = $person)',
    },
  ],
  leave_record: [{ held: 'rows', title: text('假期', 'leave'), about: 'person_id' }],
  leave_revision: [
    {
      held: 'kept-from-him',
      title: text('假期的更正', 'corrections of leave'),
      why: text('更正后的内容见“假期”', 'what holds stands under leave'),
      where: 'leave_id in (select id from leave_record where person_id = $person)',
    },
  ],
  confirmation_date: [{ held: 'rows', title: text('转正日期', 'days of confirmation'), about: 'person_id' }],
  proxy: [
    { held: 'rows', title: text('本人被代理', 'who stood in for one'), about: 'principal_id' },
    { held: 'rows', title: text('本人代理他人', 'for whom one stood in'), about: 'deputy_id' },
    {
      held: 'traces',
      title: text('为他人指定的代理', 'deputies that one named for others'),
      by: 'named_by',
      shows: ['no', 'at'],
    },
  ],
  proxy_end: [
    {
      held: 'traces',
      title: text('本人撤销的代理', 'proxies that one ended'),
      by: 'ended_by',
      shows: ['proxy_no', 'at'],
    },
  ],
  declared_relative: [
    { held: 'rows', title: text('申报的亲属关系', 'declared relatives'), about: 'person_id' },
    {
      held: 'kept-from-him',
      title: text('他人申报的关系', 'relations that others declared'),
      why: text('由他人申报，由人力资源部回答', 'declared by somebody else; HR answers what is asked about it'),
      where: 'relative_id = $person',
    },
  ],
  succession: [{ held: 'rows', title: text('工作交接', 'successions'), about: 'person_id' }],
  setback_event: [
    {
      held: 'kept-from-him',
      title: text('C、D 的处理', 'ratings of C and D followed up'),
      why: text('降级程序按 §11 告知，见案件', 'the procedure of §11 is told with its case'),
      where: 'person_id = $person',
    },
  ],
} as const satisfies Holdings;
