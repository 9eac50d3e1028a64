import { pinyin } from 'pinyin-pro';

/** Letters of a key at most: whoever types more is not looking for a person. */
const MOST = 80;

/**
 * What somebody typed, or what is stored, as it is compared: full-width letters and digits are plain ones, capitals
 * small, and blanks, points and apostrophes inside a name do not count.
 */
export const foldKey = (typed: string): string =>
  Array.from(
    typed
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s.·•'’-]/gu, ''),
  )
    .slice(0, MOST)
    .join('');

/** Each ending of a list, longest first: 王小明, 小明, 明. */
const endings = <T>(parts: readonly T[]): readonly (readonly T[])[] => parts.map((_, index) => parts.slice(index));

const READ = { mode: 'surname', toneType: 'none', type: 'array', v: true } as const;

/**
 * How a name is read, syllable by syllable, so that whoever has one surname stands together: 李娜 (li na) before 连成
 * (lian cheng). What cannot be read stays itself.
 */
export const readingOf = (name: string): string => {
  const read = pinyin(name, READ)
    .map(foldKey)
    .join(/\p{Script=Han}/u.test(name) ? ' ' : '');
  return read.trim() === '' ? name : read;
};

/**
 * By what a person is found, each by its beginning: the name from any of its characters on, its pinyin and initials
 * from any syllable on, and the employee number. Surnames are read as surnames (曾 zeng, 仇 qiu, 单 shan, 解 xie);
 * what cannot be read (𠮷) stays itself.
 */
export function keysOf({ id, name }: { readonly id: string; readonly name: string }): readonly string[] {
  const syllables = pinyin(name, READ);
  const initials = pinyin(name, { ...READ, pattern: 'first' });
  const keys = [...endings(Array.from(name)), ...endings(syllables), ...endings(initials)].map((parts) =>
    parts.join(''),
  );
  return [...new Set([id, ...keys].map(foldKey).filter((key) => key !== ''))];
}
