import { fields as en } from '../i18n/en/fields.js';
import { fields as zh } from '../i18n/zh/fields.js';
import { vocabulary as vocabularyEn } from '../i18n/en/vocabulary.js';
import { vocabulary as vocabularyZh } from '../i18n/zh/vocabulary.js';
import { useTexts } from '../i18n/language.js';

/** `withoutOthersReason` → `Without others reason`: better than nothing for a field that nobody has named yet. */
const spelled = (name: string): string => {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_.]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The name of a field, or of a place in a list, in the person's language. */
export function useFieldName(): (name: string) => string {
  const t = useTexts({ zh, en });
  return (name) => {
    if (/^\d{1,3}$/.test(name)) return t.item(Number(name) + 1);
    // A place that is named by a number of somebody's or something's: M-101.
    return t.names[name] ?? (/[a-z]/.test(name) ? spelled(name) : name);
  };
}

/** What comes with a request beside its form, or is put together by it: nobody's field. */
const BESIDE = /^(params|query|headers)\b/;

/** Where something stands in a form, in words: fields that nobody is asked for have none. */
export function usePlaceName(): (path: string) => string | undefined {
  const t = useTexts({ zh, en });
  return (path) => {
    if (BESIDE.test(path)) return undefined;
    const parts = path.split('.');
    const said = parts.flatMap((part, index) => {
      // A place in a list is said where the list has a name.
      if (/^\d{1,3}$/.test(part))
        return t.names[parts[index - 1] ?? ''] === undefined ? [] : [t.item(Number(part) + 1)];
      return t.names[part] ?? [];
    });
    return said.length === 0 ? undefined : said.join(' · ');
  };
}

/** The name of a value that a field may take. */
export function useValueName(): (field: string, value: string) => string {
  const t = useTexts({ zh, en });
  const { levels, positions, groups } = useTexts({ zh: vocabularyZh, en: vocabularyEn });
  const shared: Readonly<Record<string, string>> = { ...levels, ...positions, ...groups };
  return (field, value) => t.values[`${field}.${value}`] ?? shared[value] ?? t.names[value] ?? spelled(value);
}
