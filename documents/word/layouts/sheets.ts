import { AlignmentType } from 'docx';
import { PANEL_GROUP_NAMES } from '../../../domain/evaluation/panel-group-names.js';
import { PANEL_GROUPS } from '../../../domain/evaluation/request.js';
import { line, mark, ON_ITS_SIDE, run, signed, signedAll, title, unsigned } from '../lines.js';
import { beside, fields, items, said, under, type Block, type Column } from '../tables.js';

/** 《任职资格晋级答辩评审表》 (15.1) and 《职务晋级答辩评审表》 (15.7), a sheet a page. */
export const scoreSheet: Block[] = [
  mark('#评审表'),
  title('{标题}', { newPage: true }),
  ...under(
    fields([
      [
        ['候选人', '{姓名}'],
        ['工号', '{工号}'],
      ],
      [
        ['目标任职资格', '{目标任职资格}'],
        ['答辩日期', '{答辩日期}'],
      ],
      [
        ['评委组别', '{评委组别}'],
        ['答辩场次', '{答辩场次}'],
      ],
      [['案件编号', '{案件编号}']],
    ]),
    items('评审项目', [
      [12, '序号', '{序号}'],
      [34, '评审项目', '{项目}'],
      [96, '评审标准', '{标准}', 'small'],
      [28, '评分（0–100）', '{评分}'],
    ]),
    fields([[['平均分', '{平均分}']]]),
    said('评委评语', [line('{评语}'), ...signed('评委签字', ['评委签字', '评委签字时间', '评委签字说明'])], 28),
  ),
  mark('/评审表'),
];

const MEANS = PANEL_GROUPS.map((group): Column => {
  const { zh } = PANEL_GROUP_NAMES[group];
  return [26, `{${zh}栏}`, `{${zh}均分}`];
});

/** 《任职资格晋级答辩评审汇总表》 (15.2) and 《职务晋级答辩评审汇总表》 (15.8), on its side. */
export const scoreSummary: Block[] = [
  title('{标题}'),
  ...under(
    fields(
      [
        [
          ['答辩场次', '{答辩场次}'],
          ['答辩日期', '{答辩日期}'],
        ],
        [
          ['通过分数', '{通过分数}'],
          ['候选人数', '{候选人数}'],
        ],
      ],
      ON_ITS_SIDE,
    ),
    items('候选人', [
      [12, '序号', '{序号}'],
      [38, '姓名', '{姓名}'],
      [22, '工号', '{工号}'],
      [52, '目标任职资格', '{目标任职资格}'],
      ...MEANS,
      [20, '加权总分', '{加权总分}', 'bold'],
      [17, '结果', '{结果}'],
    ]),
    items('评委组', [
      [46, '评委组别', '{组别}'],
      [219, '评委', '{成员}', 'left'],
    ]),
  ),
  mark('#豁免'),
  line('豁免说明：{说明}'),
  mark('/豁免'),
  beside(
    signed('评审答辩小组组长', ['组长签字', '组长签字时间', '组长签字说明'], { align: AlignmentType.LEFT }),
    [
      ...signedAll('人力资源部', '人力资源部签署', { align: AlignmentType.LEFT }),
      ...signedAll('总经理审批', '总经理签署', { align: AlignmentType.LEFT }),
    ],
    ON_ITS_SIDE,
  ),
];

/** 《管理干部周边绩效考核表》 (15.4), 《管理干部胜任素质评估表》 (15.5), and the blank sheet of 15.6, a sheet a page. */
export const assessmentSheet: Block[] = [
  mark('#评估表'),
  title('{标题}', { newPage: true }),
  ...under(
    fields([
      [
        ['被评价人', '{姓名}'],
        ['工号', '{工号}'],
      ],
      [
        ['拟任职务', '{拟任职务}'],
        ['轮次', '{轮次}'],
      ],
      [['评价人', '{评价人}']],
    ]),
    items('评价项目', [
      [12, '序号', '{序号}'],
      [32, '评价项目', '{项目}'],
      [80, '评价要点', '{要点}', 'small'],
      [18, '权重', '{权重}'],
      [28, '评分（0–100）', '{评分}'],
    ]),
    fields([[['加权得分', '{加权得分}']]]),
    said('评语', [line('{评语}'), ...signed('评价人签字', ['评价人签字', '评价人签字时间', '评价人签字说明'])], 28),
  ),
  mark('/评估表'),
];

/** 《管理干部360°绩效考核表》 (15.6) as a summary: groups and total, never a sheet and never who answered (I-56). */
export const reviewSummary: Block[] = [
  title('{标题}'),
  ...under(
    fields([
      [
        ['姓名', '{姓名}'],
        ['工号', '{工号}'],
      ],
      [
        ['部门', '{部门}'],
        ['试用任命职务', '{试用职务}'],
      ],
      [['试用期间', '{试用期间}']],
      [
        ['考核发起日', '{考核发起日}'],
        ['截止日', '{截止日}'],
      ],
      [['问卷', '{问卷}']],
    ]),
    items('考核组', [
      [36, '考核组别', '{组别}'],
      [30, '权重', '三分之一'],
      [30, '组平均分', '{组平均分}'],
      [74, '说明', '{说明}', 'left'],
    ]),
    fields([
      [
        ['综合得分', '{综合得分}'],
        ['达标分数', '{达标分数}'],
      ],
      [['考核结论', '{考核结论}']],
    ]),
    said('综合评语', [mark('#综合评语'), line('• {内容}'), mark('/综合评语')], 20),
    said('人力资源部意见', [unsigned('人力资源部')], 22),
  ),
  line([run('各组得分为组内答卷的平均分，评语顺序已打乱；答卷不署名，本表不含任何人的答卷。', { small: true })], {
    before: 4,
  }),
];

const PERSON: Parameters<typeof fields>[0] = [
  [
    ['姓名', '{姓名}'],
    ['工号', '{工号}'],
  ],
];

/** The record of an interview (8.5.6, 9.5.9, I-40). */
export const interview: Block[] = [
  title('{标题}'),
  ...under(
    fields([
      ...PERSON,
      [
        ['部门', '{部门}'],
        ['面谈日期', '{面谈日期}'],
      ],
      [['参加人', '{参加人}']],
      [['案件编号', '{案件编号}']],
    ]),
    said('面谈内容', [line('{面谈内容}'), ...signed('面谈人', ['面谈人签字', '面谈人签字时间', '面谈人签字说明'])], 70),
    said(
      '员工确认',
      [line('{员工确认}'), line('{员工意见}'), ...signed('员工签字', ['员工签字', '员工签字时间', '员工签字说明'])],
      36,
    ),
  ),
];

/** What the person says before a measure of §11 is proposed (I-77). */
export const statement: Block[] = [
  title('{标题}'),
  ...under(
    fields([
      ...PERSON,
      [
        ['部门', '{部门}'],
        ['案件编号', '{案件编号}'],
      ],
    ]),
    said('陈述内容', [line('{陈述内容}'), ...signed('本人签字', ['本人签字', '本人签字时间', '本人签字说明'])], 110),
    said('所附材料', [mark('#所附材料'), line('{文件名}'), mark('/所附材料')], 14),
  ),
];

/** The improvement plan for one rating month (11.1, I-69, I-70). */
export const improvementPlan: Block[] = [
  title('{标题}'),
  ...under(
    fields([
      ...PERSON,
      [
        ['部门', '{部门}'],
        ['执行月份', '{执行月份}'],
      ],
      [['案件编号', '{案件编号}']],
    ]),
    said('改进目标', [line('{改进目标}')], 46),
    said('支持措施', [line('{支持措施}'), ...signed('客服主管', ['主管签字', '主管签字时间', '主管签字说明'])], 46),
    said(
      '改进结果',
      [line('{改进结果}'), line('{结果说明}'), ...signed('考核人', ['考核人签字', '考核人签字时间', '考核人签字说明'])],
      36,
    ),
    said('本人确认', [unsigned('员工签字')], 18),
  ),
];
