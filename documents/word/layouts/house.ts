import {
  AlignmentType,
  BorderStyle,
  HorizontalPositionRelativeFrom,
  Paragraph,
  type Run,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx';
import { ShapeRun } from 'docx/shapes';
import { line, mark, mm, run, signedAll, title, ON_ITS_SIDE, UPRIGHT } from '../lines.js';
import { atTheFoot, fields, items, under, beside, type Block } from '../tables.js';

const RED = 'C8102E';
const PALE_RED = 'E38896';

/** The name in letters that leave it on one line. */
const RED_HEAD = [
  ['{发文机关大字}', 36],
  ['{发文机关中字}', 24],
  ['{发文机关小字}', 14],
] as const;

/** Millimetres from the left margin to where name and day stand, and how wide the seal is. */
const SIGNED_AT = 100;
const SEAL_WIDE = 38;
const PX = 96 / 25.4;
const EMU = 36_000;

/** The place of the seal: a broken circle behind name and day, as in the PDF. */
const SEAL = new ShapeRun({
  type: 'ellipse',
  transformation: { width: SEAL_WIDE * PX, height: SEAL_WIDE * PX },
  line: { color: PALE_RED, width: 0.75, dash: 'dash' },
  floating: {
    horizontalPosition: {
      relative: HorizontalPositionRelativeFrom.MARGIN,
      offset: Math.round((SIGNED_AT + (UPRIGHT - SIGNED_AT - SEAL_WIDE) / 2) * EMU),
    },
    verticalPosition: { relative: VerticalPositionRelativeFrom.PARAGRAPH, offset: -7 * EMU },
    behindDocument: true,
    allowOverlap: true,
    wrap: { type: TextWrappingType.NONE },
  },
  altText: { name: '盖章处', description: '盖章处', title: '盖章处' },
});

/** A line of what the seal goes over; all of them stay on one page. */
const overSeal = (children: readonly Run[], { before = 0, after = 0 } = {}): Paragraph =>
  new Paragraph({
    // A shape is a run, which the library's type of what stands in a paragraph does not name.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    children,
    alignment: AlignmentType.CENTER,
    indent: { left: mm(SIGNED_AT) },
    spacing: { before: before * 20, after: after * 20, line: 300 },
    keepNext: after === 0,
  });

/** The company-wide notice (红头文件, 9.5.10, I-62), in the layout of an official paper. */
export const companyNotice: Block[] = [
  line(
    RED_HEAD.map(([name, size]) => run(name, { title: true, size, color: RED, apart: size / 6 })),
    { align: AlignmentType.CENTER, before: 40, after: 34 },
  ),
  new Paragraph({
    children: [run('{编号}', { size: 12 })],
    alignment: AlignmentType.CENTER,
    border: { bottom: { style: BorderStyle.SINGLE, size: 13, color: RED, space: 4 } },
    spacing: { after: 560 },
  }),
  line([run('{标题}', { title: true, size: 20 })], { align: AlignmentType.CENTER, after: 18 }),
  line([run('各部门：', { size: 15 })], { after: 8 }),
  mark('#正文'),
  new Paragraph({
    children: [run('{段落}', { size: 15 })],
    indent: { firstLine: 600 },
    spacing: { after: 160, line: 440 },
  }),
  mark('/正文'),
  line('', { before: 40, keepNext: true }),
  overSeal([SEAL, run('总经理：{签发人}', { size: 15 })]),
  overSeal([run('{发布日期}', { size: 15 })], { before: 10 }),
  overSeal([run('（盖章处）', { small: true, color: PALE_RED })], { before: 6, after: 32 }),
  ...under(atTheFoot('主题词：{主题词}', '发至：公司各部门', '{发布日期} 印发')),
];

const heading = (words: string): Paragraph =>
  line([run(words, { title: true, size: 11.5 })], { before: 12, after: 6, keepNext: true });
const noneOf = (of: string): Paragraph[] => [mark(`^${of}`), line([run('无', { small: true })]), mark(`/${of}`)];

/** The file of a finished case (8.5.7): everything that carried it, in order. */
export const caseFile: Block[] = [
  title('{标题}'),
  line('编号：{编号}', { align: AlignmentType.RIGHT, after: 4 }),
  heading('一、基本情况'),
  items('基本情况', [
    [40, '事项', '{事项}'],
    [130, '内容', '{内容}', 'left'],
  ]),
  heading('二、事实与评定依据'),
  ...noneOf('评定'),
  mark('#评定'),
  line([run('{序号}. {事由}　'), run('{时间}', { small: true })], { before: 8, after: 4, keepNext: true }),
  line('{#月度成绩}月度考核成绩：{月度成绩}{/月度成绩}', { after: 4 }),
  items('认定', [
    [24, '条款', '{条款}'],
    [64, '要求', '{要求}', 'left'],
    [64, '事实', '{事实}', 'left'],
    [18, '结论', '{结论}'],
  ]),
  mark('/评定'),
  heading('三、决定经过'),
  items('决定', [
    [34, '时间', '{时间}'],
    [24, '条款', '{条款}'],
    [44, '决定', '{决定}', 'left'],
    [24, '决定人', '{决定人}'],
    [44, '理由', '{理由}', 'left'],
  ]),
  heading('四、本人陈述'),
  ...noneOf('陈述'),
  mark('#陈述'),
  line([run('{性质}　'), run('{时间}', { small: true })], { before: 4, after: 4, keepNext: true }),
  line('{内容}', { indented: true }),
  mark('/陈述'),
  heading('五、附件目录'),
  items('附件', [
    [34, '时间', '{时间}'],
    [24, '性质', '{性质}'],
    [52, '文件名', '{文件名}', 'left'],
    [24, '提交人', '{提交人}'],
    [36, 'SHA-256（前16位）', '{摘要}', 'small'],
  ]),
  heading('六、评审所依标准'),
  ...noneOf('评审标准'),
  mark('#评审标准'),
  line('场次 {场次}　目标任职资格：{任职资格}', { before: 4, after: 4, keepNext: true }),
  items('各项标准', [
    [30, '能力项', '{能力项}'],
    [140, '标准', '{标准}', 'left'],
  ]),
  mark('/评审标准'),
];

/** The report of a cycle to the general manager (8.5.5), on its side. */
export const cycleReport: Block[] = [
  title('{标题}'),
  ...under(
    fields(
      [
        [
          ['评定周期', '{评定周期}'],
          ['发起日期', '{发起日期}'],
        ],
        [
          ['评定人数', '{评定人数}'],
          ['制度版本', '{制度版本}'],
        ],
        [['进展与结果', '{进展与结果}']],
      ],
      ON_ITS_SIDE,
    ),
    items('人员', [
      [12, '序号', '{序号}', 'small'],
      [22, '姓名', '{姓名}', 'small'],
      [19, '工号', '{工号}', 'small'],
      [18, '岗位', '{岗位}', 'small'],
      [36, '现任职资格', '{现任职资格}', 'small'],
      [36, '申请任职资格', '{申请任职资格}', 'small'],
      [24, '路径', '{路径}', 'small'],
      [16, '评审分', '{评审分}', 'small'],
      [21, '进展', '{进展}', 'small'],
      [36, '批准任职资格', '{批准任职资格}', 'small'],
      [25, '说明', '{说明}', 'small'],
    ]),
  ),
  beside(
    signedAll('人力资源部', '人力资源部签署', { align: AlignmentType.LEFT }),
    signedAll('总经理审批', '总经理签署', { align: AlignmentType.LEFT }),
    ON_ITS_SIDE,
  ),
];
