import type { ReactNode } from 'react';
import { byHand as en } from '../../i18n/en/by-hand.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { byHand as zh } from '../../i18n/zh/by-hand.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { useTexts } from '../../i18n/language.js';
import { FileField } from '../file-field.js';
import type { TaskAct } from '../use-task-act.js';
import { TextArea } from './text-area.js';

interface Filled {
  readonly files: readonly string[];
}

interface Props<Reason extends string> {
  /** The field of the reason. */
  readonly reason: Reason;
  readonly optional?: boolean;
  readonly help?: ReactNode;
  readonly rows?: number;
  readonly value: Filled & Readonly<Record<Reason, string>>;
  readonly act: TaskAct;
  readonly set: (some: Partial<Filled & Record<Reason, string>>) => void;
}

/** A reason, and the files it rests on. */
export function Grounds<Reason extends 'reason' | 'onBehalfReason' | 'remark'>({
  reason,
  optional = false,
  help,
  rows,
  value,
  act,
  set,
}: Props<Reason>): ReactNode {
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  return (
    <>
      <TextArea
        label={f.names[reason]}
        help={help}
        optional={optional}
        {...(rows === undefined ? {} : { rows })}
        value={value[reason]}
        fault={act.faultAt(reason)}
        onChange={(next) => {
          set({ [reason]: next } as Partial<Filled & Record<Reason, string>>);
        }}
      />
      <FileField
        label={f.names.files}
        optional
        value={value.files}
        fault={act.faultAt('files')}
        onChange={(files) => {
          set({ files } as Partial<Filled & Record<Reason, string>>);
        }}
      />
    </>
  );
}

interface SaidProps extends Pick<Props<'onBehalfReason'>, 'act'> {
  /** Whether it is the person himself who says it. */
  readonly own: boolean;
  readonly value: Props<'onBehalfReason'>['value'] & { readonly remark: string };
  readonly set: (some: Partial<SaidProps['value']>) => void;
}

/** What the person adds; where somebody hands it in for him, why, and what that rests on. */
export function RemarkOf({ own, value, act, set }: SaidProps): ReactNode {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  return (
    <>
      <TextArea
        label={f.names.remark}
        help={t.remarkHelp}
        optional
        value={value.remark}
        fault={act.faultAt('remark')}
        onChange={(remark) => {
          set({ remark });
        }}
      />
      {own ? null : <Grounds reason="onBehalfReason" value={value} act={act} set={set} />}
    </>
  );
}
