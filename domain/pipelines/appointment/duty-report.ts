/** 9.5.7: what a report on duties may be handed in as, by the ending of its name. */
export const REPORT_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain',
} as const;
/** The endings of the files that a report on duties may come as (9.5.7). */
export type ReportEnding = keyof typeof REPORT_TYPES;

/** The largest file that is taken, in bytes. */
export const REPORT_BYTES = 10 * 1024 * 1024;

/** By the name alone; what the file really holds is asked beside it. */
export function endingOf(filename: string): ReportEnding | undefined {
  const ending = filename.split('.').at(-1)?.toLowerCase() ?? '';
  return Object.hasOwn(REPORT_TYPES, ending) && ending !== filename.toLowerCase()
    ? (ending as ReportEnding)
    : undefined;
}
