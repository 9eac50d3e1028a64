import type { files as Chinese } from '../zh/files.js';

export const files: typeof Chinese = {
  choose: 'Choose files',
  chooseOne: 'Choose a file',
  anyKinds: 'PDF, DOCX, PPTX, TXT or pictures (PNG, JPEG)',
  scanKinds: 'Pictures (PNG, JPEG) or PDF',
  help: (kinds, most) => `${kinds}; at most 10 MB each, ${most} at most. Until you hand them in only you can see them.`,
  uploading: 'Uploading…',
  chosen: 'Attached files',
  remove: (name) => `Remove ${name}`,
  removeShort: 'Remove',
  unknown: 'an uploaded file',
  most: (most) => `${most} files are attached, no more can be added; remove one first.`,
  size: (bytes) =>
    bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`,
  papers: 'What was handed in',
  kinds: {
    wish: 'Wish to be submitted',
    evidence: 'Evidence',
    statement: 'Statement of work',
    presentation: 'Presentation for the panel',
    'duty-report': 'Report on duties',
    'signed-scan': 'Scan of the signed sheet',
  },
  by: (name, when) => `${name} · ${when}`,
};
