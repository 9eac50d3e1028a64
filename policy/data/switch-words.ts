import { text, type Text } from '../../domain/vocabulary/text.js';
import type { PolicyLibrary } from './library.js';
import type { Interpretation, Switch } from './register.js';

interface Found {
  readonly entry: Interpretation;
  readonly choice: Switch;
}

const find = ({ register }: Pick<PolicyLibrary, 'register'>, key: string): Found | undefined =>
  register
    .flatMap((entry) => (entry.switches ?? []).map((choice) => ({ entry, choice })))
    .find(({ choice }) => choice.key === key);

/** What a switch of the register is called: a mark by its own name, an option by the question of its entry. */
export function switchWords(library: Pick<PolicyLibrary, 'register'>, key: string): Text {
  const found = find(library, key);
  if (found === undefined) return text(key, key);
  return found.choice.type === 'mark' ? found.choice.label : found.entry.question;
}

/** What a value of a switch is called; itself where it has no name. */
export function valueWords(library: Pick<PolicyLibrary, 'register'>, key: string, value: string | number): Text {
  const choice = find(library, key)?.choice;
  const named = choice?.type === 'option' ? choice.options.find((one) => one.value === value)?.label : undefined;
  return named ?? text(String(value), String(value));
}
