import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { keys as en } from '../../i18n/en/keys.js';
import { keys as zh } from '../../i18n/zh/keys.js';
import { useTexts } from '../../i18n/language.js';
import { MOD } from './mod.js';
import './keys.css';

/** Opens the palette for who uses no key for it. */
export function Find({ onFind }: { readonly onFind: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <Button className="find" aria-haspopup="dialog" icon={<SearchOutlined aria-hidden="true" />} onClick={onFind}>
      {t.find}
      <kbd aria-hidden="true">{MOD} K</kbd>
    </Button>
  );
}
