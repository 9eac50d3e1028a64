import type { rebase as Chinese } from '../../zh/cases/rebase.js';

export const rebase: typeof Chinese = {
  title: 'Another policy version',
  help: (version) =>
    `This case goes by policy version ${version}. With the general manager’s agreement it is evaluated again under another one (I-73).`,
  ask: 'Ask for another version',
  version: 'New version',
  reason: 'Reason for the move',
  files: 'Evidence',
  send: 'Submit to the general manager',
};
