import { PANEL_GROUP_NAMES } from '../../domain/evaluation/panel-group-names.js';
import { PANEL_GROUPS, type PanelGroup } from '../../domain/evaluation/request.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { meanOf, roundHalfUp } from '../../domain/vocabulary/decimal.js';
import { blankPaper, recordPaper } from './frame.js';
import { dayZh, printed, type Paper } from './paper.js';
import type { PanelOf } from './score-sheet.js';
import { officesSigned, type Signed } from './offices.js';

const TITLES: Readonly<Record<PanelOf, string>> = {
  level: '任职资格晋级答辩评审汇总表',
  position: '职务晋级答辩评审汇总表',
};

/** What a panel's sheets came to for one candidate. */
export interface Summed {
  readonly caseId: string;
  readonly candidate: { readonly id: string; readonly name: string };
  readonly aim: Level | null;
  /** Every ability score of a group, as the engine was asked (I-31, I-36). */
  readonly scores: Readonly<Record<PanelGroup, readonly number[]>>;
  /** With the decimals that decide against the mark; null where no total was found. */
  readonly total: string | null;
  readonly outcome: 'passed' | 'failed' | 'incomplete';
}

/** A session as its summary shows it, with nothing of any one candidate; people by name, or as they are frozen. */
export interface SessionHead<Named = string> {
  readonly of: PanelOf;
  readonly sessionId: string;
  readonly heldOn: string;
  readonly passMark: string;
  /** Whole per cent. */
  readonly weights: Readonly<Record<PanelGroup, number>>;
  /** I-34: groups that HR waived, with the reason. */
  readonly waived: Readonly<Partial<Record<PanelGroup, string>>>;
  readonly seats: readonly {
    readonly name: Named;
    readonly groups: readonly PanelGroup[];
    /** I-33: in whose place he sits; null for his own. */
    readonly substituteFor: Named | null;
  }[];
}

/** What the chair, HR and the general manager sign. */
export interface SessionContent<Named = string> {
  readonly head: SessionHead<Named>;
  readonly lines: readonly Summed[];
}

/** A summary to print. */
export interface SummaryOf extends SessionContent {
  /** Civil date of the newest of its facts. */
  readonly date: string;
  /** What was signed, and by whom; absent before the chair has. */
  readonly signed?: Signed;
}

const OUTCOMES: Readonly<Record<Summed['outcome'], string>> = {
  passed: '通过',
  failed: '未通过',
  incomplete: '未完成',
};

const groupHead = (group: PanelGroup, weight: number): string => `${PANEL_GROUP_NAMES[group].zh}（${weight}%）`;

/** A group's mean over all its ability scores, which is the mean of its sheets' means (I-31, I-36). */
const meanZh = (scores: readonly number[], waived: boolean): string =>
  waived ? '豁免' : scores.length === 0 ? '—' : roundHalfUp(meanOf(scores)).toFixed(2);

/** 《任职资格晋级答辩评审汇总表》 (15.2) or 《职务晋级答辩评审汇总表》 (15.8), a session. */
export const scoreSummary = ({ head, lines, date, signed }: SummaryOf): Paper =>
  recordPaper({
    form: 'score-summary',
    title: TITLES[head.of],
    date,
    digest: signed?.sha256,
    facts: {
      session: head.sessionId,
      heldOn: dayZh(head.heldOn),
      passMark: `${head.passMark} 分`,
      candidates: `${lines.length} 人`,
      groups: PANEL_GROUPS.map((group) => groupHead(group, head.weights[group])),
      rows: lines.map((one, index) => ({
        no: String(index + 1),
        name: one.candidate.name,
        personId: one.candidate.id,
        aim: one.aim === null ? '—' : printed(LEVEL_NAMES[one.aim].zh),
        means: PANEL_GROUPS.map((group) => meanZh(one.scores[group], head.waived[group] !== undefined)),
        total: one.total ?? '—',
        outcome: OUTCOMES[one.outcome],
      })),
      panel: PANEL_GROUPS.map((group) => ({
        group: PANEL_GROUP_NAMES[group].zh,
        members: head.seats
          .filter(({ groups }) => groups.includes(group))
          .map(({ name, substituteFor }) => (substituteFor === null ? name : `${name}（代${substituteFor}）`))
          .join('、'),
      })),
      waived: PANEL_GROUPS.flatMap((group) => {
        const reason = head.waived[group];
        return reason === undefined
          ? []
          : [`${PANEL_GROUP_NAMES[group].zh}评分经人力资源部豁免，其余权重按比例放大。理由：${reason}`];
      }),
      ...officesSigned(signed, lines.length),
    },
  });

/** Rows of the blank form. */
const BLANK_ROWS = 8;

/** The same form with nothing filled in but the weights of the policy. */
export const blankScoreSummary = (of: PanelOf, weights: SessionHead['weights']): Paper =>
  blankPaper({
    form: 'score-summary',
    title: TITLES[of],
    facts: {
      session: '',
      heldOn: '',
      passMark: '',
      candidates: '',
      groups: PANEL_GROUPS.map((group) => groupHead(group, weights[group])),
      rows: Array.from({ length: BLANK_ROWS }, (_, index) => ({
        no: String(index + 1),
        name: '',
        personId: '',
        aim: '',
        means: PANEL_GROUPS.map(() => ''),
        total: '',
        outcome: '',
      })),
      panel: PANEL_GROUPS.map((group) => ({ group: PANEL_GROUP_NAMES[group].zh, members: '' })),
      waived: [],
      ...officesSigned(undefined, 0),
    },
  });
