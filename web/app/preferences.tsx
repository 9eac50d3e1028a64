import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { call } from '../api/client.js';
import { LanguageContext } from '../i18n/language.js';
import type { Language } from '../i18n/languages.js';

export type Scheme = 'light' | 'dark';
/** What the person chose; `system` follows the machine. */
export type SchemeChoice = Scheme | 'system';

interface Preferences {
  readonly language: Language;
  readonly scheme: Scheme;
  readonly choice: SchemeChoice;
  readonly setLanguage: (language: Language) => void;
  readonly setScheme: (choice: SchemeChoice) => void;
}

const PreferencesContext = createContext<Preferences | undefined>(undefined);
const DARK = '(prefers-color-scheme: dark)';

function stored<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  const value = localStorage.getItem(key);
  return allowed.find((one) => one === value) ?? otherwise;
}

/** Language and colours, kept in this browser; Chinese first. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(() => stored('jinji.language', ['zh', 'en'], 'zh'));
  const [choice, setChoice] = useState<SchemeChoice>(() =>
    stored('jinji.scheme', ['light', 'dark', 'system'], 'system'),
  );
  const [systemDark, setSystemDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const query = matchMedia(DARK);
    const follow = (): void => {
      setSystemDark(query.matches);
    };
    query.addEventListener('change', follow);
    return () => {
      query.removeEventListener('change', follow);
    };
  }, []);
  const isPrinting = usePrinting();
  const chosen: Scheme = choice === 'system' ? (systemDark ? 'dark' : 'light') : choice;
  // Paper is white.
  const scheme: Scheme = isPrinting ? 'light' : chosen;
  call.language = language === 'zh' ? 'zh-CN' : 'en';
  useLayoutEffect(() => {
    document.documentElement.lang = call.language;
    document.documentElement.dataset.scheme = scheme;
  }, [language, scheme]);
  const value = useMemo<Preferences>(
    () => ({
      language,
      scheme,
      choice,
      setLanguage: (next) => {
        localStorage.setItem('jinji.language', next);
        setLanguage(next);
      },
      setScheme: (next) => {
        localStorage.setItem('jinji.scheme', next);
        setChoice(next);
      },
    }),
    [language, scheme, choice],
  );
  return (
    <PreferencesContext value={value}>
      <LanguageContext value={language}>{children}</LanguageContext>
    </PreferencesContext>
  );
}

/** Whether the page is being put on paper; known before it is drawn there. */
function usePrinting(): boolean {
  const [is, set] = useState(() => matchMedia('print').matches);
  useEffect(() => {
    const paper = matchMedia('print');
    const follow = (): void => {
      flushSync(() => {
        set(paper.matches);
      });
    };
    paper.addEventListener('change', follow);
    return () => {
      paper.removeEventListener('change', follow);
    };
  }, []);
  return is;
}

export function usePreferences(): Preferences {
  const value = useContext(PreferencesContext);
  if (value === undefined) throw new Error('no PreferencesProvider above');
  return value;
}
