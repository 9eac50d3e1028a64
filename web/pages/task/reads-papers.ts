// Made from the catalogues of domain/pipelines by `npx tsx test/pages/write-catalogue-words.ts`, never by hand.

/** Whoever does these reads first what was handed in with the case (9.5.7, 9.5.8). */
export const READS_PAPERS: ReadonlySet<string> = new Set([
  'candidate.appoint-panel',
  'candidate.gm-submission',
  'candidate.gm-decision',
  'entry.review',
  'entry.verification',
  'entry.special-approval',
  'entry.gm-decision',
  'confirmation.review',
  'confirmation.decision',
  'confirmation.gm-decision',
  'transfer.opening',
  'transfer.agreement',
  'appeal.reading',
  'appeal.remedy',
  'appeal.gm-decision',
  'defense.sheets',
  'defense.summary',
  'task.signing',
]);
