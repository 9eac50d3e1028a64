import { declare } from '../vocabulary/refusal.js';
import { unseen } from './unseen.js';

export const IMPORT = declare('IMPORT', {
  NOT_FOUND: { status: 404, words: unseen('该导入', 'import') },
});
