import type { Office, OfficeSaid, OfficeSignature } from '../../domain/documents/offices.js';
import { handOf } from '../../domain/standing-in/in-place.js';
import { momentZh } from './paper.js';
import { UNSIGNED, type PaperSignature } from './signature.js';

/** What was signed, and who signed it in order. */
export interface Signed {
  /** SHA-256 of what is printed, hexadecimal; absent of a session that was signed before its summary was frozen. */
  readonly sha256?: string;
  readonly signatures: readonly (Omit<OfficeSignature, 'sha256'> & { readonly sha256?: string })[];
}

/** So much of a digest stands at the foot. */
const DIGEST_PRINTED = 32;

const OUTCOMES = [
  ['approve', '批准'],
  ['reject', '否决'],
  ['return', '退回'],
] as const;

const countsZh = (said: OfficeSaid): readonly string[] => {
  const told = OUTCOMES.flatMap(([outcome, zh]) => (said[outcome] === undefined ? [] : [`${zh} ${said[outcome]} 人`]));
  return told.length === 0 ? [] : [told.join('、')];
};

/** A signature for an office as papers print it: by name, with what was signed. @param of how many are on the paper */
function signatureZh(
  { name, deputyName, cases, said, sha256, at }: Signed['signatures'][number],
  printed: string | undefined,
  of: number,
): PaperSignature {
  const bound =
    sha256 === undefined
      ? '此后评分与结果不可更改'
      : sha256 === printed
        ? '与页脚内容摘要绑定'
        : `所签内容摘要 SHA-256 ${sha256.slice(0, DIGEST_PRINTED)}`;
  const part = cases.length > 0 && cases.length < of ? [`涉及其中 ${cases.length} 人`] : [];
  return {
    who: handOf(name, deputyName),
    on: momentZh(at),
    note: [...countsZh(said), ...part, `在系统中签署，${bound}`].join('；'),
  };
}

const of = (signed: Signed | undefined, role: Office, people: number): readonly PaperSignature[] => {
  const signatures = (signed?.signatures ?? []).filter((one) => one.role === role);
  return signatures.length === 0 ? [UNSIGNED] : signatures.map((one) => signatureZh(one, signed?.sha256, people));
};

/** The places where chair, HR and general manager sign, filled in by whoever has. @param people how many the paper is about */
export function officesSigned(
  signed: Signed | undefined,
  people: number,
): {
  readonly chair: PaperSignature;
  readonly hr: readonly PaperSignature[];
  readonly gm: readonly PaperSignature[];
} {
  return {
    chair: of(signed, 'chair', people).at(-1) ?? UNSIGNED,
    hr: of(signed, 'hr', people),
    gm: of(signed, 'gm', people),
  };
}

/** The signature of one office on an issued document; a place for it where there is none. */
export const signedDocument = (
  signatures: readonly OfficeSignature[],
  role: Exclude<Office, 'chair'>,
): { readonly signature: PaperSignature; readonly said: OfficeSaid } => {
  const found = signatures.find((one) => one.role === role);
  if (found === undefined) return { signature: UNSIGNED, said: {} };
  return { signature: signatureZh({ ...found, said: {} }, found.sha256, 0), said: found.said };
};
