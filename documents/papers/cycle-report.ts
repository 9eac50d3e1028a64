import type { ReportedCase } from '../../domain/documents/cycle-report.js';
import { PIPELINES } from '../../domain/pipelines/pipelines.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import { recordPaper } from './frame.js';
import { dayZh, monthZh, printed, type Paper } from './paper.js';

/** A cycle as it is reported to the general manager (8.5.5). */
export interface ReportOf {
  readonly cycleId: string;
  readonly month: string;
  readonly launchedOn: string | null;
  readonly policyVersion: string;
  readonly cases: readonly ReportedCase[];
  readonly date: string;
}

const STAGES_ZH = new Map(PIPELINES['level-promotion'].map(({ stage, title }) => [stage as string, title.zh]));
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
export const cycleReport = (report: ReportOf): Paper =>
  recordPaper({
    form: 'cycle-report',
    title: `${monthZh(report.month)}职级晋升评定汇总报告`,
    date: report.date,
    facts: {
      cycle: report.cycleId,
      month: monthZh(report.month),
      launchedOn: report.launchedOn === null ? '—' : dayZh(report.launchedOn),
      policyVersion: report.policyVersion,
      people: `${report.cases.length} 人`,
      stages: countsOf(report.cases.map(stageZh)),
      rows: report.cases.map((one, index) => ({
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
    },
  });
