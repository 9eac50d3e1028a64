import { PURPOSE_WORDS, type FilePurpose } from '../domain/attachments/attachment.js';
import type { Finding } from '../domain/evaluation/answer.js';
import { OWN_WORDS_NAMES, type OwnWordsKind } from '../domain/cases/own-words.js';
import { todayIn } from '../domain/vocabulary/civil-date.js';
import { cited, decisionWords } from '../domain/pipelines/decisions.js';
import type { Level } from '../domain/vocabulary/level.js';
import type { Ability } from '../domain/pipelines/defense/acts.js';
import { ABILITY_NAMES, type Descriptor, type StandardSet } from '../domain/pipelines/defense/standards.js';
import { text, type Text } from '../domain/vocabulary/text.js';
import { EVALUATION_NAMES, type KeptEvaluation } from './evaluation-names.js';
import { levelInBoth, printDocument } from './html.js';

/** A decision as the case file prints it. */
export interface CaseFileDecision {
  readonly clause: string;
  readonly kind: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  /** As he was called then; absent in files of before. */
  readonly decidedByName?: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A file that was handed in with the case, as the case file lists it; its content stays beside. */
export interface CaseFileAttachment {
  readonly id: string;
  readonly filename: string;
  readonly mediaType: string;
  /** Of the content, so that the file can be told from any other. */
  readonly sha256: string;
  readonly bytes: number;
  readonly purpose: FilePurpose;
  /** Employee number. */
  readonly by: string;
  /** As he was called then; absent in files of before. */
  readonly byName?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What the person said of himself in his case (I-79), as the case file holds it. */
export interface CaseFileWords {
  readonly kind: OwnWordsKind;
  readonly text: string | null;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** By what a panel that heard the case judged (14.1): the descriptors of the level aimed at, as they were shown. */
export interface CaseFileStandards {
  readonly sessionId: string;
  readonly policyVersion: string;
  readonly source: StandardSet['source'];
  readonly laidDownFor: string | null;
  /** Null where no level was known; then there are no descriptors. */
  readonly level: Level | null;
  readonly descriptors: readonly { readonly ability: Ability; readonly descriptor: Descriptor }[];
}

/** The frozen file of a finished case (8.5.7): facts and findings as they were, every decision in order. */
export interface CaseFileContent {
  readonly number: string;
  readonly caseId: string;
  readonly cycleMonth: string;
  readonly personId: string;
  readonly personName: string;
  readonly fromLevel: Level;
  readonly finalLevel: Level | null;
  readonly effectiveFrom: string | null;
  readonly policyVersion: string;
  readonly evaluations: readonly unknown[];
  readonly decisions: readonly CaseFileDecision[];
  readonly ownWords: readonly CaseFileWords[];
  readonly attachments: readonly CaseFileAttachment[];
  readonly standards: readonly CaseFileStandards[];
}

/** By whom it was decided: by name, or by number in files of before; null for the service itself. */
export const deciderIn = ({ decidedBy, decidedByName }: CaseFileDecision): string | null => decidedByName ?? decidedBy;

/** The day in Shanghai, what was decided in both languages, by whom, and why; instants are in the JSON. */
export function decisionLine(decision: CaseFileDecision): string {
  const { at, clause, kind, outcome, reason } = decision;
  const { zh, en } = decisionWords(kind, outcome);
  const day = todayIn('Asia/Shanghai', Date.parse(at));
  return `${day}  ${cited(clause)}  ${zh} · ${en}  ${deciderIn(decision) ?? '系统 · system'}${reason === null ? '' : `  (${reason})`}`;
}

/** The day in Shanghai, what the file is and of whom, and enough of its digest to tell it from others. */
function attachmentLine({ at, purpose, filename, by, byName, bytes, sha256 }: CaseFileAttachment): string {
  const { zh, en } = PURPOSE_WORDS[purpose];
  return `${todayIn('Asia/Shanghai', Date.parse(at))}  ${zh} · ${en}  ${filename}  (${byName ?? by}, ${bytes} B, SHA-256 ${sha256.slice(0, 16)}…)`;
}

/** What was evaluated, the day in Shanghai, and each finding with its §, what is asked for and what there is. */
export const evaluationLines = (evaluations: readonly unknown[]): string =>
  evaluations.length === 0
    ? '无 · none'
    : (evaluations as readonly KeptEvaluation[])
        .map(({ at, request, answer }) => {
          const { zh, en } = EVALUATION_NAMES[request.kind];
          return [
            `${todayIn('Asia/Shanghai', Date.parse(at))}  ${zh} · ${en}`,
            ...(answer.findings ?? []).map(findingLine),
          ].join('\n');
        })
        .join('\n');

const findingLine = ({ clause, expected, actual, met }: Finding): string =>
  `${cited(clause)}  ${expected.zh} · ${expected.en}:${actual.zh === actual.en ? actual.zh : `${actual.zh} · ${actual.en}`};${met ? '符合 · met' : '不符合 · not met'}`;

/** What the person said, each with its day. */
export const wordsLines = (words: readonly CaseFileWords[]): string =>
  words.length === 0
    ? '无 · none'
    : words
        .map(({ kind, text: said, at }) => {
          const { zh, en } = OWN_WORDS_NAMES[kind];
          return `${todayIn('Asia/Shanghai', Date.parse(at))}  ${zh} · ${en}${said === null ? '' : `\n${said}`}`;
        })
        .join('\n');

/** The files of a case, one a line. */
export const attachmentLines = (attachments: readonly CaseFileAttachment[]): string =>
  attachments.length === 0 ? '无 · none' : attachments.map(attachmentLine).join('\n');

const IN_WORDS: Readonly<Record<Descriptor['wording'], Text>> = {
  paraphrase: text('转述', 'paraphrase'),
  supplement: text('自行补充', 'added by the product'),
  company: text('公司原文', 'the company’s words'),
};

/** The session, the level aimed at, and each ability with the words that the panel read and whose they are. */
const standardLine = ({ sessionId, level, descriptors }: CaseFileStandards): string =>
  [
    `${sessionId}  ${level === null ? '—' : levelInBoth(level)}`,
    ...descriptors.map(({ ability, descriptor: { zh, wording } }) => {
      const whose = IN_WORDS[wording];
      return `${ABILITY_NAMES[ability].zh}:${zh}(${whose.zh} · ${whose.en})`;
    }),
  ].join('\n');

/** By what the panels of a case judged, a session after the other. */
export const standardLines = (standards: readonly CaseFileStandards[]): string =>
  standards.length === 0 ? '无 · none' : standards.map(standardLine).join('\n');

/** Everything that carried the case, on one page to print; the JSON beside it is what can be computed again. */
export const renderCaseFile = (content: CaseFileContent): string =>
  printDocument({
    title: text('晋级评定档案', 'File of a promotion case'),
    number: content.number,
    rows: [
      { label: text('姓名', 'Name'), value: content.personName },
      { label: text('工号', 'Employee number'), value: content.personId },
      { label: text('案件编号', 'Case'), value: content.caseId },
      { label: text('评定周期', 'Cycle'), value: content.cycleMonth },
      { label: text('原职级', 'Level before'), value: levelInBoth(content.fromLevel) },
      {
        label: text('结果', 'Result'),
        value: content.finalLevel === null ? '未晋级 · not promoted' : levelInBoth(content.finalLevel),
      },
      { label: text('生效日期', 'Effective from'), value: content.effectiveFrom ?? '—' },
      { label: text('制度版本', 'Policy version'), value: content.policyVersion },
      { label: text('事实与评定依据', 'Facts and findings'), value: evaluationLines(content.evaluations) },
      { label: text('决定经过', 'Decisions'), value: content.decisions.map(decisionLine).join('\n') },
      { label: text('本人陈述', 'In his own words'), value: wordsLines(content.ownWords) },
      { label: text('附件', 'Files'), value: attachmentLines(content.attachments) },
      { label: text('评审所依标准(14.1)', 'Standards judged by (14.1)'), value: standardLines(content.standards) },
    ],
    notes: [
      text(
        '档案按归档时的数据冻结;附带的 JSON 含全部评定输入,可用同一制度版本重新计算。',
        'Frozen as archived; the JSON with it holds every input, so that the same policy version computes it again.',
      ),
    ],
    signatures: [],
  });
