import { LEDGER_ACTS } from '../../domain/pipelines/task-kinds.js';
import { cited } from '../../domain/vocabulary/clause.js';
import type { CaseFileContent } from '../case-file.js';
import type { PersonnelFileContent } from '../personnel-file.js';
import { caseFileFacts } from './case-file.js';
import { recordPaper } from './frame.js';
import { dayZh, momentZh, printed, type Paper } from './paper.js';

/** A document of the case as its whole file lists it. */
export interface VolumeDocument {
  readonly number: string;
  readonly what: string;
  /** Civil date. */
  readonly issuedOn: string;
  /** How it was signed; empty where nobody has answered to it. */
  readonly answer: string;
  /** Of the frozen document, hexadecimal; or that it is not shown, where something of it is covered for the reader. */
  readonly sha256: string;
  readonly scans: readonly {
    readonly filename: string;
    readonly by: string;
    /** ISO 8601. */
    readonly at: string;
    readonly fileSha256: string;
    readonly documentSha256: string;
  }[];
}

/** A line of the ledger as the whole file says it. */
export interface VolumeLine {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly act: string;
  readonly clause: string | null;
  /** Titles of the stages before and after; null where it says none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string;
  /** Place in the chain and hash, hexadecimal; null while it waits for its seal. */
  readonly link: { readonly no: number; readonly hash: string } | null;
}

/** Everything of a finished case in order, as far as its reader may see it. */
export interface VolumeOf {
  readonly number: string;
  readonly caseId: string;
  /** As it was frozen at the end. */
  readonly content: CaseFileContent | PersonnelFileContent;
  /** Papers of sheets, each with the facts of its form. */
  readonly scores: readonly Paper[];
  readonly assessments: Paper | undefined;
  readonly review: Paper | undefined;
  readonly documents: readonly VolumeDocument[];
  readonly lines: readonly VolumeLine[];
  /** Civil date of the newest of its facts. */
  readonly date: string;
  /** The chain's last link when the file is made; undefined before the first. */
  readonly head: { readonly no: number; readonly hash: string } | undefined;
}

/** So much of a hash stands at the foot, as on issued papers. */
const HASH_PRINTED = 16;

const sheetsOf = (paper: Paper | undefined): readonly object[] =>
  (paper?.facts as { readonly sheets?: readonly object[] } | undefined)?.sheets ?? [];

const actZh = (act: string): string =>
  printed(
    (LEDGER_ACTS as Readonly<Record<string, { readonly title: { readonly zh: string } } | undefined>>)[act]?.title.zh ??
      '其他',
  );

const stageZh = ({ from, to }: VolumeLine): string =>
  to === null || to === from ? '' : printed(from === null ? to : `${from} → ${to}`);

function contentsOf({ scores, assessments, review }: VolumeOf) {
  const count = (of: readonly object[]): string => `${of.length} 份`;
  return [
    ...scores.map((one) => ({ what: `《${one.frame.title}》`, count: count(sheetsOf(one)) })),
    ...(assessments === undefined
      ? []
      : [{ what: '《管理干部周边绩效考核表》《管理干部胜任素质评估表》', count: count(sheetsOf(assessments)) }]),
    ...(review === undefined ? [] : [{ what: `《${review.frame.title}》`, count: '1 份' }]),
  ];
}

/** The whole file of a case (8.5.7): what was frozen, sheets, documents with scans, what happened, and the chain. */
export function caseVolume(of: VolumeOf): Paper<'case-volume'> {
  const { content, lines, head } = of;
  const frozen = caseFileFacts(content);
  return recordPaper({
    form: 'case-volume',
    title: 'kind' in content ? '人事案件卷宗' : '晋级评定卷宗',
    number: of.number,
    caseId: of.caseId,
    chain: head === undefined ? '' : `${head.no} · ${head.hash.slice(0, HASH_PRINTED)}`,
    date: of.date,
    facts: {
      ...frozen,
      attachments: content.attachments.map((one, index) => ({
        ...frozen.attachments[index],
        digest: one.sha256,
      })),
      contents: contentsOf(of),
      documents: of.documents.map(({ number, what, issuedOn, answer, sha256, scans }) => ({
        number,
        what: printed(what),
        on: dayZh(issuedOn),
        answer: answer === '' ? '—' : answer,
        digest: sha256,
        scans: scans.map(({ filename, by, at, fileSha256, documentSha256 }) => ({
          filename,
          by,
          on: momentZh(at),
          fileDigest: fileSha256,
          documentDigest: documentSha256,
        })),
      })),
      timeline: lines.map((line) => ({
        on: momentZh(line.at),
        what: actZh(line.act),
        clause: line.clause === null ? '' : cited(line.clause),
        stage: stageZh(line),
        by: line.by,
      })),
      ledger: lines.map(({ id, at, act, link }) => ({
        no: String(id),
        on: momentZh(at),
        what: actZh(act),
        link: link === null ? '待封存' : String(link.no),
        hash: link?.hash ?? '',
      })),
      head: head === undefined ? '尚无' : `${head.no}　${head.hash}`,
      scores: of.scores.map((one) => ({ title: one.frame.title, sheets: sheetsOf(one) })),
      assessments: sheetsOf(of.assessments),
      reviews: of.review === undefined ? [] : [{ ...of.review.facts, title: of.review.frame.title }],
    },
  });
}
