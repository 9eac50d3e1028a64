import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { components } from '../../api/schema.js';
import { task as en } from '../../i18n/en/task.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { task as zh } from '../../i18n/zh/task.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';

interface Props {
  readonly levels: readonly components['schemas']['Level'][];
}

/** I-83: which levels the pay table lacks; nobody is approved or released without them. Nothing where it lacks none. */
export function UnpaidLevels({ levels }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  if (levels.length === 0) return null;
  const names = [...new Set(levels)].map((level) => w.levels[level]).join(t.listSeparator);
  return (
    <p className="notice warn" role="status">
      {t.unpaid(names)} <Link to="/pay-table">{t.payTable}</Link>
    </p>
  );
}
