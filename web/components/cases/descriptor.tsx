import type { ReactNode } from 'react';
import type { DescriptorCell } from '../../api/standards.js';
import { standards as en } from '../../i18n/en/policy/standards.js';
import { standards as zh } from '../../i18n/zh/policy/standards.js';
import { useStored } from '../../i18n/use-stored.js';
import { useSay, useTexts } from '../../i18n/language.js';

/** What a grade asks of an ability (14.1), and whose words these are. */
export function Descriptor({ of: cell }: { readonly of: DescriptorCell }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const stored = useStored();
  return (
    <>
      <span style={{ whiteSpace: 'pre-line' }}>{cell.wording === 'company' ? say(cell) : stored(cell)}</span>{' '}
      <span className={cell.wording === 'company' ? 'chip good' : 'chip'}>{t.wordings[cell.wording]}</span>
    </>
  );
}
