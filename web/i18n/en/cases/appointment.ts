import type { appointment as Chinese } from '../../zh/cases/appointment.js';

export const appointment: typeof Chinese = {
  text: 'Text of the report on duties',
  textHelp: 'Text alone, a file alone, or both.',
  files: 'Files of the report on duties',
  withoutReason: 'Why there is no report on duties',
};
