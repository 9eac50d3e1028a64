import { Button } from 'antd';
import type { ReactNode } from 'react';
import { shell as en } from '../i18n/en/shell.js';
import { shell as zh } from '../i18n/zh/shell.js';
import { useTexts } from '../i18n/language.js';
import { usePreferences } from './preferences.js';

/** Language and colours, one press each. */
export function PreferenceButtons(): ReactNode {
  const t = useTexts({ zh, en });
  const { language, scheme, setLanguage, setScheme } = usePreferences();
  return (
    <span className="foot-buttons">
      <Button
        size="small"
        type="text"
        lang={t.languageOf}
        onClick={() => {
          setLanguage(language === 'zh' ? 'en' : 'zh');
        }}
      >
        {t.language}
      </Button>
      <Button
        size="small"
        type="text"
        onClick={() => {
          setScheme(scheme === 'dark' ? 'light' : 'dark');
        }}
      >
        {scheme === 'dark' ? t.light : t.dark}
      </Button>
    </span>
  );
}
