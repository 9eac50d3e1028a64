import { AlignmentType } from 'docx';
import { line, signed, title } from '../lines.js';
import { beside, fields, items, said, under, figures, type Block, type Column } from '../tables.js';

const CHANGES: readonly Column[] = [
  [30, '调整项目', '{项目}'],
  [70, '调整前', '{调整前}'],
  [70, '调整后', '{调整后}'],
];
const NUMBER = line('编号：{编号}', { align: AlignmentType.RIGHT, after: 4 });

interface Variant {
  readonly opening: string;
  readonly about: Parameters<typeof fields>[0];
  readonly notes: readonly string[];
}

/** What the variants of 《任职资格/薪资调整通知书》 (§15.3) share. */
const notice = ({ opening, about, notes }: Variant): Block[] => [
  title('{标题}'),
  NUMBER,
  line('{姓名}：', { after: 4 }),
  line(opening, { indented: true, after: 6 }),
  ...under(
    fields([
      [
        ['姓名', '{姓名}'],
        ['工号', '{工号}'],
      ],
      ...about,
    ]),
    items('调整', CHANGES),
    fields([[['生效日期', '{生效日期}']], [['调整依据', '{调整依据}']], [['制度版本', '{制度版本}']]]),
  ),
  ...notes.map((note, no) => line(`${no + 1}. ${note}`, { before: no === 0 ? 8 : 2 })),
  line('', { after: 10 }),
  beside(
    [line('人力资源部（盖章）'), line('日期：{签发日期}', { before: 20 })],
    [
      line('本人已收到本通知书。'),
      ...signed('员工签字', ['员工签字', '员工签字时间', '员工签字说明'], { align: AlignmentType.LEFT }),
    ],
  ),
];

const APPEAL = '如有异议，可自收到之日起五个工作日内向人力资源部申诉。';

/** 《任职资格/薪资调整通知书》 of a level (8.5.7). */
export const levelNotice = notice({
  opening: '根据公司任职发展管理制度及本次评定结果，您的任职资格与薪资自 {生效日期} 起调整如下：',
  about: [[['评定周期', '{评定周期}']]],
  notes: ['薪资自上列生效日期起按调整后标准执行。', `签收仅表示已收到本通知书。${APPEAL}`],
});

/** The same of a post (9.5.9). */
export const appointmentNotice = notice({
  opening: '经述职答辩评审并报总经理批准，自 {任命日期} 起任命您为{任命职务}，职务、任职资格与薪资调整如下：',
  about: [[['任命日期', '{任命日期}']]],
  notes: ['任职资格与薪资自上列生效日期起按调整后标准执行。', `签收仅表示已收到本通知书。${APPEAL}`],
});

/** The same of a lower level (§11). */
export const setbackNotice = notice({
  opening: '根据公司任职发展管理制度，并经听取您的陈述，您的任职资格与薪资自 {生效日期} 起一并调整如下：',
  about: [
    [
      ['考核月份', '{考核月份}'],
      ['办理方式', '{办理方式}'],
    ],
  ],
  notes: ['任职资格与薪资自上列生效日期起一并调整。', `签收仅表示已收到本通知书，不表示同意。${APPEAL}`],
});

/** The letter of a trial appointment (9.5.5). */
export const trialLetter: Block[] = [
  title('{标题}'),
  NUMBER,
  line('{姓名}：', { after: 4 }),
  line('{正文}', { indented: true, after: 6 }),
  ...under(
    fields([
      [
        ['姓名', '{姓名}'],
        ['工号', '{工号}'],
      ],
      [
        ['试用任命职务', '{试用职务}'],
        ['直属上级', '{直属上级}'],
      ],
      [
        ['试用期限', '{试用期限}'],
        ['考核发起日', '{考核发起日}'],
      ],
      [
        ['开始日期', '{开始日期}'],
        ['结束日期', '{结束日期}'],
      ],
      [['制度版本', '{制度版本}']],
    ]),
  ),
  line('1. 试用任命期间任职资格与薪资不变。', { before: 8 }),
  line(
    '2. 期满前由上级、下属及各部门负责人对试用期间的工作进行考核；达到标准的，进入述职答辩，经总经理批准后正式任命。',
  ),
  line('3. 上列日期因暂停试用或工作日历调整而变化的，由人力资源部另行通知。'),
  line('4. 试用未通过的，回到原职务，任职资格与薪资不受影响。'),
  line('人力资源部（盖章）', { align: AlignmentType.RIGHT, before: 24 }),
  line('{签发日期}', { align: AlignmentType.RIGHT, before: 24 }),
];

/** 《管理干部资格审查评定表》: what HR found of a nominee (9.5.3). */
export const qualificationRecord: Block[] = [
  title('{标题}'),
  NUMBER,
  ...under(
    fields([
      [
        ['姓名', '{姓名}'],
        ['工号', '{工号}'],
      ],
      [
        ['部门', '{部门}'],
        ['班组', '{班组}'],
      ],
      [
        ['拟任职务', '{拟任职务}'],
        ['申报日期', '{申报日期}'],
      ],
      [
        ['空缺编号', '{空缺编号}'],
        ['轮次', '{轮次}'],
      ],
    ]),
    items('资格审查', [
      [22, '条款', '{条款}'],
      [124, '晋升资格审查（§9.2）', '{事实}', 'left'],
      [24, '结论', '{结论}'],
    ]),
    figures([
      [57, '胜任素质评估均分', '{胜任素质均分}'],
      [57, '周边绩效考核均分', '{周边绩效均分}'],
      [56, '试用任命分数（§9.4.1）', '{试用任命分数}'],
    ]),
    fields([[['资格评定', '{资格评定}']]]),
    said('评定说明', [line('{评定说明}')], 20),
    said(
      '人力资源部意见',
      [
        line('{人力资源部意见}'),
        ...signed('人力资源部（签章）', ['人力资源部签字', '人力资源部签字时间', '人力资源部签字说明']),
      ],
      24,
    ),
    said(
      '总经理审批',
      [line('{总经理意见}'), ...signed('总经理（签字）', ['总经理签字', '总经理签字时间', '总经理签字说明'])],
      24,
    ),
  ),
  line('{#签发日期}签发日期 {签发日期}　　{/签发日期}制度版本 {制度版本}', { before: 4 }),
];
