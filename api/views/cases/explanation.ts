import type { CaseView } from '../../../db/cases/views.js';
import type { DecisionRow } from '../../../db/cases/decisions.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { cited, decisionWords } from '../../../domain/pipelines/decisions.js';
import type { Finding } from '../../../domain/evaluation/answer.js';
import { handOf } from '../../../domain/standing-in/in-place.js';
import { LEVEL_NAMES, isLevel } from '../../../domain/vocabulary/level.js';
import { text, type Text } from '../../../domain/vocabulary/text.js';

export interface Explained {
  readonly clause: string;
  /** Null for a decision of a person. */
  readonly met: boolean | null;
  readonly text: Text;
}

const OUTCOMES: Readonly<Record<string, Text>> = {
  eligible: text('符合晋级条件', 'may be promoted'),
  ineligible: text('不符合晋级条件', 'may not be promoted this time'),
  'needs-ruling': text('缺月，待人力资源部裁定', 'lacks rated months; HR rules'),
  'on-hold': text('因未决投诉或降级而暂缓', 'is on hold until a complaint or setback is decided'),
};

const levelName = (level: string | null): Text =>
  level !== null && isLevel(level) ? LEVEL_NAMES[level] : text('—', '—');

/**
 * Why a case stands as it does, for the person it is about (I-74): what the rules found, clause by clause, then what
 * people decided, by name and with their reasons.
 */
export function explain(
  row: CaseView,
  findings: readonly Finding[],
  decisions: readonly Omit<DecisionRow, 'detail' | 'round'>[],
): readonly Explained[] {
  const outcome = OUTCOMES[row.outcome] ?? text(row.outcome, row.outcome);
  const target = levelName(row.targetLevel);
  const head: Explained = {
    clause: '8.4',
    met: row.outcome === 'eligible',
    text: text(
      `${row.personName}（${levelName(row.fromLevel).zh}）${outcome.zh}：直接晋级 ${row.directSteps} 级，评审晋级 ${row.panelSteps} 级` +
        (row.targetLevel === null ? '。' : `，申请 ${target.zh}。`),
      `${row.personName} (${levelName(row.fromLevel).en}) ${outcome.en}: ${row.directSteps} direct steps, ${row.panelSteps} by a panel` +
        (row.targetLevel === null ? '.' : `, asked for ${target.en}.`),
    ),
  };
  return [head, ...explainRecords(findings, decisions, row.outcome === 'eligible')];
}

/**
 * The same for a case of any kind: what the rules found, then what people decided.
 * @param granted one of several ways was enough: what another asks for decided nothing.
 */
export function explainRecords(
  findings: readonly Finding[],
  decisions: readonly Omit<DecisionRow, 'detail' | 'round'>[],
  granted = false,
): readonly Explained[] {
  const not = granted ? text('未用到', 'not used') : text('不符合', 'not met');
  const found = findings.map(({ clause, met, expected, actual }): Explained => ({
    clause,
    met,
    text: text(
      `${cited(clause)}：要求${expected.zh}；实际${actual.zh}；${met ? '符合' : not.zh}。`,
      `${cited(clause)}: asks for ${expected.en}; found ${actual.en}; ${met ? 'met' : not.en}.`,
    ),
  }));
  const decided = decisions.map(
    ({ clause, kind, outcome: result, reason, decidedBy, decidedByName, deputyName, at }): Explained => {
      const name = decidedByName ?? decidedBy;
      const who = {
        zh: name === null ? '系统' : handOf(name, deputyName),
        en: name === null ? 'the system' : deputyName === null ? name : `${deputyName} for ${name}`,
      };
      const what = decisionWords(kind, result);
      const day = todayIn('Asia/Shanghai', at.getTime());
      return {
        clause,
        met: null,
        text: text(
          `${cited(clause)}：${who.zh} 于 ${day}：${what.zh}${reason === null ? '' : `；理由：${reason.replace(/。$/u, '')}`}。`,
          `${cited(clause)}: ${who.en} on ${day}: ${what.en}${reason === null ? '' : `; reason: ${reason.replace(/\.$/u, '')}`}.`,
        ),
      };
    },
  );
  return [...found, ...decided];
}
