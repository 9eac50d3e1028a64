/** Where one is logged in, on the page of one's own log-in. */
export const logIns = {
  title: '我的登录',
  lead: '以下登录仍然有效。如有不是您本人的，请结束其他登录并更改密码。',
  kinds: { browser: '浏览器', token: '令牌' },
  company: '单位账号',
  current: '本次登录',
  since: (since: string, until: string) => `${since} 起，至 ${until}`,
  used: (at: string) => `最近使用 ${at}`,
  end: '结束其他登录',
  ended: '其他登录已结束',
};
