import type { Form } from '../papers/paper.js';

const templates = new Map<Form, Promise<Buffer>>();

/**
 * Our own template of a form, as a Word file with named fields: what is filled where the company has none of its own.
 * Made when it is first asked for; so is the library that makes it brought in.
 */
export function standardTemplate(form: Form): Promise<Buffer> {
  const known = templates.get(form) ?? import('./ours.js').then(({ made }) => made(form));
  templates.set(form, known);
  return known;
}
