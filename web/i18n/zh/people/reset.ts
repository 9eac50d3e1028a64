/** A new password for whoever cannot log in (4.1). */
export const reset = {
  title: '设置密码',
  lead: '首次登录或忘记密码：取得代码，告诉系统管理员；第二人确认后，在本页设置密码。请不要关闭本页。',
  /** What `db/accounts/passwords` asks for; a test holds the two together. */
  asked: '8 至 256 个字符，不得与登录名相同，也不得是常用密码；例如几个不相关的词。',
  of: (name: string, login: string) =>
    `为 ${name} 的账号设置密码，登录名 ${login}。不是您的账号请不要设置，并告知系统管理员。`,
  login: '登录名',
  getCode: '取得代码',
  tell: '请把代码告诉系统管理员或人力资源经理。确认之后再设置密码。',
  until: (at: string) => `${at} 前有效`,
  next: '新密码',
  again: '再次输入新密码',
  differs: '两次输入不一致',
  set: '设置密码',
  done: '密码已设置，请登录。',
  toSignIn: '返回登录',
};
