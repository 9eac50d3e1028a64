import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { isAllowed, type Choices, type Interpretation } from '../data/register.js';

const refuse = (code: string, zh: string, en: string): RefusalError =>
  new RefusalError({ code, message: text(zh, en) });

/**
 * Switches as somebody names them for a trial: by their key, or by the entry where it has one switch (`I-24`). A mark
 * may be given as text. Gives them by key.
 * @throws RefusalError `WHAT_IF.SWITCH_UNKNOWN`, `WHAT_IF.VALUE_UNFIT`.
 */
export const readSwitches = (register: readonly Interpretation[], given: Choices): Choices =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const own = register.find(({ id }) => id === name)?.switches ?? [];
      const all = register.flatMap(({ switches = [] }) => switches);
      const choice = own.length === 1 ? own[0] : all.find(({ key }) => key === name);
      if (choice === undefined) {
        const keys = (own.length > 0 ? own : all).map(({ key }) => key);
        throw refuse(
          'WHAT_IF.SWITCH_UNKNOWN',
          `没有开关 ${name};可选:${keys.join('、')}。`,
          `There is no switch ${name}; there are ${keys.join(', ')}.`,
        );
      }
      const read = choice.type === 'mark' && typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (!isAllowed(choice, read)) {
        const options = choice.type === 'mark' ? '0–100' : choice.options.map((option) => option.value).join(', ');
        throw refuse(
          'WHAT_IF.VALUE_UNFIT',
          `${choice.key} 不能设为 ${value};可选:${options}。`,
          `${choice.key} cannot be ${value}; it takes ${options}.`,
        );
      }
      return [choice.key, read];
    }),
  );
