/** Another version of the policy for a case that is under way (I-73). */
export const rebase = {
  title: '更换制度版本',
  help: (version: string) => `本案依据制度版本 ${version}。经总经理同意后，可按另一版本重新评定（I-73）。`,
  ask: '申请更换',
  version: '新版本',
  reason: '更换理由',
  files: '证明材料',
  send: '提交总经理',
};
