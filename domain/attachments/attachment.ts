import { text, type Text } from '../vocabulary/text.js';

/** What a file that is handed in may be, by the ending of its name. */
export const FILE_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
} as const;
/** The endings of the files that are taken. */
export type FileEnding = keyof typeof FILE_TYPES;

/** I-41: what the scan of a signed sheet may be: a picture, or a PDF. */
export const SCAN_TYPES: readonly string[] = [FILE_TYPES.pdf, FILE_TYPES.png, FILE_TYPES.jpg];

/** The largest file that is taken, in bytes. */
export const FILE_BYTES = 10 * 1024 * 1024;

/** The most files that one field of a form takes. */
export const FILES_A_FIELD = 10;

/** The most uploads that somebody may have lying about without handing them in, and so the most that one act hands in. */
export const UNBOUND_FILES = 40;

/** What one person may upload on one day (Asia/Shanghai), of what is still kept; bytes. */
export const A_DAY = { files: 100, bytes: 500 * 1024 * 1024 } as const;

/** What one case, or one complaint, takes in all; bytes. */
export const A_CASE = { files: 200, bytes: 1024 * 1024 * 1024 } as const;

/** How much there is of something: of one case, or of somebody's day; bytes. */
export interface FileSum {
  readonly files: number;
  readonly bytes: number;
}

/** Whether there is more than may be. */
export const exceeds = (sum: FileSum, most: FileSum): boolean => sum.files > most.files || sum.bytes > most.bytes;

/**
 * What a file is handed in as. `evidence`: beside a reason. `statement`: what somebody says of his own work or case.
 * `presentation`: for the panel (8.5.4, 9.5.7). `duty-report`: 9.5.7. `signed-scan`: of a sheet signed on paper (I-41).
 */
export const FILE_PURPOSES = ['evidence', 'statement', 'presentation', 'duty-report', 'signed-scan'] as const;
/** What a file is handed in as. */
export type FilePurpose = (typeof FILE_PURPOSES)[number];

/** What a file is, as people read it. */
export const PURPOSE_WORDS: Readonly<Record<FilePurpose, Text>> = {
  evidence: text('证明材料', 'evidence'),
  statement: text('书面陈述', 'statement'),
  presentation: text('答辩演讲材料', 'presentation'),
  'duty-report': text('述职报告', 'report on duties'),
  'signed-scan': text('签字页扫描件', 'scan of the signed sheet'),
};

/** Files that one act hands in with a case, or with a complaint; each belongs there for good. */
export interface HandedIn {
  readonly about: { readonly caseId: string } | { readonly complaintId: string };
  readonly purpose: FilePurpose;
  /** Numbers of uploads of whoever acts. */
  readonly files: readonly string[];
}

/** The part of a step for files handed in with a case; nothing where there are none. */
export const handingIn = (
  caseId: string,
  purpose: FilePurpose,
  files: readonly string[] | undefined,
): { readonly attachments?: readonly HandedIn[] } =>
  files === undefined || files.length === 0 ? {} : { attachments: [{ about: { caseId }, purpose, files }] };

/** By the name alone; what the file really holds is asked beside it. */
export function endingOf(filename: string): FileEnding | undefined {
  const ending = filename.split('.').at(-1)?.toLowerCase() ?? '';
  return Object.hasOwn(FILE_TYPES, ending) && ending !== filename.toLowerCase() ? (ending as FileEnding) : undefined;
}
