import { useDeferredValue, type ReactNode } from 'react';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { useTexts } from '../../i18n/language.js';
import { FileField } from '../file-field.js';
import { Reason } from './reason.js';
import type { Batch } from './use-batch.js';

interface Props<D extends string> {
  readonly batch: Batch<D>;
  readonly caseId: string;
  readonly label: string;
}

/** Why somebody of a batch is decided on so, with files beside it. */
export function Why<D extends string>({ batch, caseId, label }: Props<D>): ReactNode {
  const t = useTexts({ zh, en });
  const { reason, files } = batch.entryOf(caseId);
  // The reason has the focus with the press that asks for it; the files come a moment later.
  const isWhole = useDeferredValue(true, false);
  return (
    <>
      <Reason
        label={label}
        value={reason}
        fault={batch.faultOf(caseId)}
        onChange={(next) => {
          batch.change(caseId, { reason: next });
        }}
      />
      {isWhole ? (
        <FileField
          label={t.evidenceFiles}
          optional
          fault={batch.filesFaultOf(caseId)}
          value={files ?? []}
          onChange={(next) => {
            batch.change(caseId, { files: next });
          }}
        />
      ) : null}
    </>
  );
}
