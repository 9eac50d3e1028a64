import { isAboutLeave, withoutPauseReasons } from '../domain/sight/leave-grounds.js';
import { decisionLine, type CaseFileDecision } from './case-file.js';
import { escapeHtml } from '../domain/vocabulary/html.js';

/** The decisions of a paper that say which leave a trial was paused for. */
function onLeave(content: unknown): readonly CaseFileDecision[] {
  if (typeof content !== 'object' || content === null || !('decisions' in content)) return [];
  const { decisions } = content;
  if (!Array.isArray(decisions)) return [];
  return (decisions as readonly CaseFileDecision[]).filter((one) => isAboutLeave(one) && one.reason !== null);
}

/** I-09: what a paper says, without which leave a trial was paused for. */
export function contentWithoutLeave(content: unknown): unknown {
  const hidden = new Set(onLeave(content));
  if (typeof content !== 'object' || content === null) return content;
  const { decisions, ...rest } = content as { readonly decisions?: readonly CaseFileDecision[] };
  return withoutPauseReasons({
    ...rest,
    ...(decisions === undefined
      ? {}
      : { decisions: decisions.map((one) => (hidden.has(one) ? { ...one, reason: null } : one)) }),
  });
}

/** I-09: a paper as it is printed, without which leave a trial was paused for; everything else stands as it was issued. */
export const printedWithoutLeave = (html: string, content: unknown): string =>
  onLeave(content).reduce(
    (printed, one) =>
      printed.replaceAll(escapeHtml(decisionLine(one)), () => escapeHtml(decisionLine({ ...one, reason: null }))),
    html,
  );
