import { FileButton } from '../../components/file-button.js';
import { Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import type { PolicyVersion } from '../../api/policy.js';
import { Field } from '../../forms/field.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { useTexts } from '../../i18n/language.js';

/** Which policy is tried: that of the cycle, another version, the next one as it is drafted, or a file. */
export type TriedPolicy =
  | { readonly as: 'same' }
  | { readonly as: 'version'; readonly version: string }
  | { readonly as: 'draft' }
  | { readonly as: 'file'; readonly name: string; readonly data: unknown };

interface Props {
  readonly versions: readonly PolicyVersion[];
  /** What the draft's version is called, where there is one. */
  readonly drafted: string | undefined;
  readonly value: TriedPolicy;
  readonly onChange: (next: TriedPolicy) => void;
}

export function PolicyChoice({ versions, drafted, value, onChange }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const [unreadable, setUnreadable] = useState(false);
  const read = async (file: File): Promise<void> => {
    try {
      const data: unknown = JSON.parse(await file.text());
      setUnreadable(false);
      onChange({ as: 'file', name: file.name, data });
    } catch {
      setUnreadable(true);
    }
  };
  return (
    <div className="stack tight">
      <Field label={t.triedPolicy} group>
        {() => (
          <Radio.Group
            value={value.as === 'version' ? `version ${value.version}` : value.as}
            options={[
              { value: 'same', label: t.samePolicy },
              ...versions.map(({ version }) => ({ value: `version ${version}`, label: t.versionOf(version) })),
              ...(drafted === undefined ? [] : [{ value: 'draft', label: t.draftOf(drafted) }]),
              ...(value.as === 'file' ? [{ value: 'file', label: value.name }] : []),
            ]}
            onChange={({ target }) => {
              const chosen = String(target.value);
              if (chosen === 'same' || chosen === 'draft') onChange({ as: chosen });
              else if (chosen !== 'file') onChange({ as: 'version', version: chosen.replace('version ', '') });
            }}
          />
        )}
      </Field>
      <Field label={t.policyFile} help={t.policyFileHelp} fault={unreadable ? t.unreadable : undefined} optional>
        {(control) => (
          <FileButton
            {...control}
            accept=".json,application/json"
            onChoose={([file]) => {
              if (file !== undefined) void read(file);
            }}
          />
        )}
      </Field>
    </div>
  );
}
