/** Whether a paper was issued here (15). */
export const verify = {
  title: '核验文书',
  lead: '输入文书页脚的验证码，核对它是否由本系统签发。只显示编号、种类、日期与是否撤回，不含姓名与内容。',
  code: '验证码',
  check: '核验',
  number: '编号',
  kind: '种类',
  issuedOn: '签发日期',
  state: '状态',
  stands: '有效',
  withdrawn: '已由后发文书撤回',
  compare: '核对 PDF 文件',
  compareLead: '选择收到的 PDF，与签发时的文件比较；文件不会保存。',
  same: '与签发的文件完全一致。',
  other: '与签发的文件不一致：内容被改动过，或不是签发时的文件。',
  toSignIn: '前往登录',
};
