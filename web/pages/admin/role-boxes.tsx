import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { Role } from '../../api/types.js';
import { Field } from '../../forms/field.js';
import { admin as en } from '../../i18n/en/service/admin.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { admin as zh } from '../../i18n/zh/service/admin.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { useTexts } from '../../i18n/language.js';

interface Props {
  readonly value: readonly Role[];
  readonly onChange: (next: readonly Role[]) => void;
  readonly disabled?: boolean;
}

/** Every role with a box. */
export function RoleBoxes({ value, onChange, disabled = false }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const shell = useTexts({ zh: shellZh, en: shellEn });
  return (
    <Field label={t.roles} group>
      {() => (
        <Checkbox.Group
          disabled={disabled}
          value={[...value]}
          options={Object.entries(shell.roles).map(([role, label]) => ({ value: role as Role, label }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
