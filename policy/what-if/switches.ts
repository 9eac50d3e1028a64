import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { isAllowed, type Choices, type Interpretation } from '../data/register.js';
import { WHAT_IF } from '../../domain/refusals/policy.js';

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
        throw new RefusalError(refuse(WHAT_IF.SWITCH_UNKNOWN, { name, keys }));
      }
      const read = choice.type === 'mark' && typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      if (!isAllowed(choice, read)) {
        const options = choice.type === 'mark' ? '0–100' : choice.options.map((option) => option.value).join(', ');
        throw new RefusalError(refuse(WHAT_IF.VALUE_UNFIT, { key: choice.key, value, options }));
      }
      return [choice.key, read];
    }),
  );
