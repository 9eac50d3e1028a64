import * as z from 'zod';
import { PANEL_GROUP_NAMES } from '../../../domain/evaluation/panel-group-names.js';
import { PANEL_GROUPS } from '../../../domain/evaluation/request.js';
import { ABILITY_NAMES } from '../../../domain/pipelines/defense/standards.js';
import { text } from '../../../domain/vocabulary/text.js';
import { bookOf, sheetOf } from '../../http/sheet/columns.js';
import { PANEL_WORDS } from '../sheet-words.js';
import { sessionSchema } from './schemas-defense.js';

type Session = z.output<typeof sessionSchema>;
const { heldOn, chair, passMark } = sessionSchema.shape;
const summaryRow = sessionSchema.shape.results.element.extend({
  candidateId: z.string().nullable(),
  heldOn,
  chair,
  passMark,
});
const groupOf = ({ groups }: z.output<typeof summaryRow>, group: (typeof PANEL_GROUPS)[number]) =>
  groups.find((one) => one.group === group);
/** The summary of a session (15.2, 15.8) with its sheets, as far as the reader sees them. */
export const DEFENSE_BOOK = bookOf(
  text('答辩评审汇总表', 'Summary of a defense'),
  sheetOf(
    summaryRow,
    text('汇总', 'Summary'),
    (c) => [
      c.text('案件', 'Case', (one) => one.caseId),
      c.text('候选人工号', 'Candidate (number)', (one) => one.candidateId),
      ...PANEL_GROUPS.flatMap((group) => {
        const { zh, en } = PANEL_GROUP_NAMES[group];
        return [
          c.number(`${zh}均分`, `Mean: ${en}`, (one) => groupOf(one, group)?.mean),
          c.number(`${zh}权重（%）`, `Weight: ${en} (%)`, (one) => groupOf(one, group)?.weight),
        ];
      }),
      c.name('豁免的组', 'Waived groups', (one) =>
        one.groups.filter(({ waived }) => waived).map(({ group }) => PANEL_GROUP_NAMES[group]),
      ),
      c.decimal('总分', 'Total', (one) => one.shown),
      c.number('通过分数', 'Pass mark', (one) => one.passMark),
      c.code(PANEL_WORDS, '结果', 'Result', (one) => one.outcome),
      c.date('答辩日期', 'Held on', (one) => one.heldOn),
      c.text('组长工号', 'Chair (number)', (one) => one.chair),
    ],
    ({ results, seats, ...session }: Session) =>
      results.map((one) => ({
        ...one,
        passMark: session.passMark,
        heldOn: session.heldOn,
        chair: session.chair,
        candidateId: seats.find(({ caseId }) => caseId === one.caseId)?.candidateId ?? null,
      })),
  ),
  sheetOf(
    sessionSchema.shape.seats.element,
    text('评分', 'Sheets'),
    (c) => [
      c.text('案件', 'Case', (one) => one.caseId),
      c.text('候选人工号', 'Candidate (number)', (one) => one.candidateId),
      c.text('候选人', 'Candidate', (one) => one.candidateName),
      c.text('评委工号', 'Scorer (number)', (one) => one.scorerId),
      c.text('评委', 'Scorer', (one) => one.scorerName),
      c.code(PANEL_GROUP_NAMES, '评委组', 'Groups', (one) => one.groups),
      c.text('替补工号', 'In place of (number)', (one) => one.substituteFor),
      c.text('替补理由', 'Why in his place', (one) => one.reason, 30),
      c.yesNo('已提交', 'Handed in', (one) => one.submitted),
      ...Object.entries(ABILITY_NAMES).map(([ability, { zh, en }]) => c.number(zh, en, (one) => one.scores?.[ability])),
      c.text('评语', 'Comment', (one) => one.comment, 50),
    ],
    ({ seats }: Session) => seats,
  ),
  sheetOf(
    sessionSchema.shape.deviations.element,
    text('与档案不一致的席位', 'Seats against the records'),
    (c) => [
      c.text('评委工号', 'Scorer (number)', (one) => one.personId),
      c.code(PANEL_GROUP_NAMES, '评委组', 'Group', (one) => one.group),
      c.text('理由', 'Reason', (one) => one.reason, 50),
    ],
    ({ deviations }: Session) => deviations,
  ),
);
