import { Buffer } from 'node:buffer';
import type { EvaluationAnswer, Finding, InvalidAnswer, Warning } from '../domain/evaluation/answer.js';
import type { Text } from '../domain/vocabulary/text.js';
import { SharedFinding } from '../policy/fast/shared-finding.js';

/** How many texts are kept; when full, the memory begins anew. */
const KEPT = 16_384;

/** The UTF-8 bytes of a text, one character a byte: to be written with the encoding `latin1`. */
const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const listOf = <T>(items: readonly T[], write: (item: T) => string): string => {
  let output = '';
  for (const item of items) output += output === '' ? write(item) : `,${write(item)}`;
  return `[${output}]`;
};

const warningBytes = ({ code, clause }: Warning): string => `{"code":"${code}","clause":"${clause}"}`;

/** Everything but the findings is codes, dates and numbers: plain ASCII, with nothing to escape. */
const fieldBytes = (value: unknown): string => {
  if (typeof value === 'string') return `"${value}"`;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
};

/**
 * Writes answers as JSON, already in UTF-8 (one character a byte, for the encoding `latin1`). The engine gives the
 * same findings again and again, and rarer ones share their sentences: each is encoded once and kept, for encoding
 * would be most of the cost of an answer.
 */
export const createAnswerBytes = (): ((answer: EvaluationAnswer | InvalidAnswer) => string) => {
  const texts = new Map<string, { readonly en: string; readonly bytes: string }>();

  const textBytes = (text: Text): string => {
    const known = texts.get(text.zh);
    if (known?.en === text.en) return known.bytes;
    if (texts.size >= KEPT) texts.clear();
    const bytes = bytesOf(JSON.stringify(text));
    texts.set(text.zh, { en: text.en, bytes });
    return bytes;
  };

  const encode = ({ clause, met, expected, actual }: Finding): string =>
    `{"clause":"${clause}","met":${met},"expected":${textBytes(expected)},"actual":${textBytes(actual)}}`;
  /** A shared one is a single piece, so that writing it again is copying. */
  const encodeFlat = (finding: Finding): string => Buffer.from(encode(finding), 'latin1').toString('latin1');
  const findingBytes = (finding: Finding): string =>
    finding instanceof SharedFinding ? finding.writtenBy(encodeFlat) : encode(finding);

  return (answer) => {
    if ('error' in answer) return bytesOf(JSON.stringify(answer));
    let output = '';
    for (const key in answer) {
      const value = answer[key as keyof EvaluationAnswer];
      output += `${output === '' ? '{' : ','}"${key}":`;
      if (key === 'findings') output += listOf(answer.findings, findingBytes);
      else if (key === 'warnings') output += listOf(answer.warnings, warningBytes);
      else output += fieldBytes(value);
    }
    return `${output}}`;
  };
};
