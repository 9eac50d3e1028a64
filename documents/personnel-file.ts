import { text, type Text } from '../domain/vocabulary/text.js';
import {
  attachmentLines,
  decisionLine,
  evaluationLines,
  standardLines,
  wordsLines,
  type CaseFileAttachment,
  type CaseFileDecision,
  type CaseFileStandards,
  type CaseFileWords,
} from './case-file.js';
import { printDocument } from './html.js';

/** The frozen file of a finished case of §6, 7, 9, 10 or 11. */
export interface PersonnelFileContent {
  readonly number: string;
  readonly caseId: string;
  readonly kind: Text;
  readonly personId: string;
  readonly personName: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly closedOn: string;
  readonly policyVersion: string;
  readonly choices: Readonly<Record<string, string | number>>;
  readonly evaluations: readonly unknown[];
  readonly decisions: readonly CaseFileDecision[];
  readonly ownWords: readonly CaseFileWords[];
  readonly attachments: readonly CaseFileAttachment[];
  readonly standards: readonly CaseFileStandards[];
}

/** Everything that carried the case, on one page to print; the JSON beside it is what can be computed again. */
export const renderPersonnelFile = (content: PersonnelFileContent): string =>
  printDocument({
    title: text('人事案件档案', 'File of a personnel case'),
    number: content.number,
    rows: [
      { label: text('案件类型', 'Kind'), value: `${content.kind.zh} · ${content.kind.en}` },
      { label: text('姓名', 'Name'), value: content.personName },
      { label: text('工号', 'Employee number'), value: content.personId },
      { label: text('案件编号', 'Case'), value: content.caseId },
      { label: text('结果', 'Result'), value: content.outcome ?? content.stage },
      { label: text('办结日期', 'Closed on'), value: content.closedOn },
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
