import type { reset as zh } from '../../zh/people/reset.js';

export const reset: typeof zh = {
  title: 'Set your password',
  lead: 'First log-in, or password forgotten: get a code and tell it to IT. Once a second person has confirmed it, set the password here. Keep this page open.',
  asked:
    '8 to 256 characters, not the login itself and none that many people use; a few words that have nothing to do with each other do well.',
  of: (name, login) =>
    `The password of ${name}’s account, login ${login}. Where that is not you, set none and tell IT.`,
  login: 'Login',
  getCode: 'Get a code',
  tell: 'Tell IT or the HR manager this code, and set the password once it is confirmed.',
  until: (at: string) => `until ${at}`,
  next: 'New password',
  again: 'New password again',
  differs: 'The two differ',
  set: 'Set the password',
  done: 'The password is set; log in.',
  toSignIn: 'Back to the log-in',
};
