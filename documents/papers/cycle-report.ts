import type { ReportedCase } from '../../domain/documents/cycle-report.js';
import { PIPELINES } from '../../domain/pipelines/pipelines.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import { recordPaper } from './frame.js';
import { officesSigned, type Signed } from './offices.js';
import { dayZh, monthZh, printed, type Paper } from './paper.js';

/** A cycle as it is reported to the general manager (8.5.5), with nothing of any one case. */
export interface ReportHead {
  readonly cycleId: string;
  readonly month: string;
  readonly launchedOn: string | null;
  readonly policyVersion: string;
}

/** What HR lays before the general manager, and what he signs. */
export interface ReportContent {
  readonly head: ReportHead;
  readonly lines: readonly ReportedCase[];
}

/** A report to print. */
export interface ReportOf extends ReportContent {
  readonly date: string;
  /** What was signed, and by whom; absent before HR has laid it before the general manager. */
  readonly signed?: Signed | undefined;
  /** Cases of the reader himself, which he is not shown (8.5.6). */
  readonly withheld: number;
}

const STAGES_ZH = new Map(
  PIPELINES['level-promotion'].map(({ stage, state, title }) => [stage as string, (state ?? title).zh]),
);
const stageZh = ({ stage }: ReportedCase): string => STAGES_ZH.get(stage) ?? stage;
const levelZh = (level: Level | null): string => (level === null ? '—' : printed(LEVEL_NAMES[level].zh));
const routeZh = ({ route, special }: ReportedCase): string =>
  route === null ? '—' : `${route === 'panel' ? '答辩评审' : '直接晋级'}${special ? '（特殊晋级）' : ''}`;

/** How many there are of each, the most first. */
function countsOf(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([value, count]) => `${value} ${count} 人`)
    .join('，');
}

/** The report of a cycle to the general manager (8.5.5): numbers, and everybody with route, score and result. */
export const cycleReport = ({ head, lines, date, signed, withheld }: ReportOf): Paper =>
  recordPaper({
    form: 'cycle-report',
    title: `${monthZh(head.month)}职级晋升评定汇总报告`,
    date,
    digest: signed?.sha256,
    facts: {
      cycle: head.cycleId,
      month: monthZh(head.month),
      launchedOn: head.launchedOn === null ? '—' : dayZh(head.launchedOn),
      policyVersion: head.policyVersion,
      people: `${lines.length} 人${withheld === 0 ? '' : '（另有查阅人本人的案件，不予显示）'}`,
      stages: countsOf(lines.map(stageZh)),
      rows: lines.map((one, index) => ({
        no: String(index + 1),
        name: one.name,
        personId: one.personId,
        position: POSITION_NAMES[one.position].zh,
        from: levelZh(one.from),
        target: levelZh(one.target),
        route: routeZh(one),
        panel: one.panelTotal ?? '—',
        result: stageZh(one),
        final: levelZh(one.finalLevel),
        reason: one.reason ?? '',
      })),
      hr: officesSigned(signed, lines.length + withheld).hr,
      gm: officesSigned(signed, lines.length + withheld).gm,
    },
  });
