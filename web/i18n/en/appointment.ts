import type { appointment as Chinese } from '../zh/appointment.js';

export const appointment: typeof Chinese = {
  report: 'Report on duties',
  text: 'Text of the report on duties',
  textHelp: 'Text alone, a file alone, or both.',
  file: 'File of the report on duties',
  fileHelp: 'PDF, DOCX, PPTX or TXT, at most 10 MB; until you hand it in only you can see it.',
  uploading: 'Uploading…',
  handIn: 'The file to hand in',
  noFile: 'No file',
  withoutReason: 'Why there is no report on duties',
  size: (bytes) => `${Math.max(1, Math.round(bytes / 1024))} KB`,
};
