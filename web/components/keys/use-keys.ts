import { useHotkeys } from 'react-hotkeys-hook';
import { isDeaf } from './typing.js';

/** What each key does, by what it writes; `shift+r` is R with the shift key. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const nameOf = ({ key, shiftKey }: KeyboardEvent): string =>
  shiftKey && /^[a-z]$/i.test(key) ? `shift+${key.toLowerCase()}` : key.toLowerCase();
/** A sign is the same sign, whether a keyboard writes it with the shift key or without. */
const heard = (key: string): readonly string[] => (/^[a-z]$|\+/.test(key) ? [key] : [key, `shift+${key}`]);

/** Keys that are one letter: silent while somebody types, composes, or has something open over the page. */
export function useKeys(keys: Keys, enabled = true): void {
  useHotkeys(
    Object.keys(keys).flatMap(heard),
    (event) => {
      keys[nameOf(event)]?.(event);
    },
    {
      enabled,
      useKey: true,
      preventDefault: true,
      // Which fields are typed in is told apart more finely here: a radio button takes no letters.
      enableOnFormTags: true,
      ignoreEventWhen: isDeaf,
    },
    [keys],
  );
}
