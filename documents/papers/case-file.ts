import { OWN_WORDS_NAMES } from '../../domain/cases/own-words.js';
import { PURPOSE_WORDS } from '../../domain/attachments/attachment.js';
import { cited, decisionWords } from '../../domain/pipelines/decisions.js';
import { ABILITY_NAMES } from '../../domain/pipelines/defense/standards.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { deciderIn, type CaseFileContent } from '../case-file.js';
import { EVALUATION_NAMES, type KeptEvaluation } from '../evaluation-names.js';
import type { PersonnelFileContent } from '../personnel-file.js';
import { dayZh, momentZh, monthZh, printed } from './paper.js';

/** One evaluation as the file of a case prints it: what was asked, with ratings where it had any, and what was found. */
interface FiledEvaluation {
  readonly what: string;
  readonly on: string;
  /** Month by month; empty where none counted. */
  readonly ratings: string;
  readonly findings: readonly {
    readonly clause: string;
    readonly expected: string;
    readonly actual: string;
    readonly met: string;
  }[];
}

/** The file of a finished case (8.5.7) as its form prints it. */
export interface CaseFileFacts {
  readonly about: readonly { readonly what: string; readonly is: string }[];
  readonly evaluations: readonly FiledEvaluation[];
  readonly decisions: readonly {
    readonly on: string;
    readonly clause: string;
    readonly what: string;
    readonly by: string;
    readonly reason: string;
  }[];
  readonly words: readonly { readonly on: string; readonly what: string; readonly text: string }[];
  readonly attachments: readonly {
    readonly on: string;
    readonly what: string;
    readonly filename: string;
    readonly by: string;
    /** The beginning of it. */
    readonly digest: string;
  }[];
  readonly standards: readonly {
    readonly session: string;
    readonly level: string;
    readonly descriptors: readonly { readonly ability: string; readonly words: string }[];
  }[];
}

const filedEvaluation = ({ at, request, answer }: KeptEvaluation): FiledEvaluation => ({
  what: EVALUATION_NAMES[request.kind].zh,
  on: momentZh(at),
  ratings: (request.ratings ?? []).map(({ month, rating }) => `${monthZh(month)} ${rating}`).join('，'),
  findings: (answer.findings ?? []).map(({ clause, expected, actual, met }) => ({
    clause: cited(clause),
    expected: printed(expected.zh),
    actual: printed(actual.zh),
    met: met ? '符合' : '不符合',
  })),
});

const levelZh = (level: Level): string => printed(LEVEL_NAMES[level].zh);

function aboutOf(content: CaseFileContent | PersonnelFileContent): CaseFileFacts['about'] {
  const person = [
    { what: '姓名', is: content.personName },
    { what: '工号', is: content.personId },
  ];
  const policy = { what: '制度版本', is: content.policyVersion };
  if ('kind' in content) {
    return [
      ...person,
      { what: '案件类型', is: content.kind.zh },
      { what: '结果', is: content.outcome ?? content.stage },
      { what: '办结日期', is: dayZh(content.closedOn) },
      policy,
    ];
  }
  return [
    ...person,
    { what: '评定周期', is: monthZh(content.cycleMonth) },
    { what: '原任职资格', is: levelZh(content.fromLevel) },
    { what: '结果', is: content.finalLevel === null ? '未晋级' : levelZh(content.finalLevel) },
    { what: '生效日期', is: content.effectiveFrom === null ? '—' : dayZh(content.effectiveFrom) },
    policy,
  ];
}

/** Everything that carried a case, in order, as it was frozen. */
export const caseFileFacts = (content: CaseFileContent | PersonnelFileContent): CaseFileFacts => ({
  about: aboutOf(content),
  evaluations: (content.evaluations as readonly KeptEvaluation[]).map(filedEvaluation),
  decisions: content.decisions.map((one) => ({
    on: momentZh(one.at),
    clause: cited(one.clause),
    what: printed(decisionWords(one.kind, one.outcome).zh),
    by: deciderIn(one) ?? '系统',
    reason: one.reason ?? '',
  })),
  words: content.ownWords.map(({ at, kind, text }) => ({
    on: momentZh(at),
    what: OWN_WORDS_NAMES[kind].zh,
    text: text ?? '',
  })),
  attachments: content.attachments.map(({ at, purpose, filename, by, byName, sha256 }) => ({
    on: momentZh(at),
    what: PURPOSE_WORDS[purpose].zh,
    filename,
    by: byName ?? by,
    digest: sha256.slice(0, 16),
  })),
  standards: content.standards.map(({ sessionId, level, descriptors }) => ({
    session: sessionId,
    level: level === null ? '—' : levelZh(level),
    descriptors: descriptors.map(({ ability, descriptor }) => ({
      ability: ABILITY_NAMES[ability].zh,
      words: printed(descriptor.zh),
    })),
  })),
});
