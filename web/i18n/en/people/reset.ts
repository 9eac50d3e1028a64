import type { reset as zh } from '../../zh/people/reset.js';

export const reset: typeof zh = {
  title: 'Set your password',
  lead: 'First log-in, or password forgotten: get a code and tell it to IT. Once a second person has confirmed it, set the password here. Keep this page open.',
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
