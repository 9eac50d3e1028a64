import type { ReactNode } from 'react';
import type { LevelTaskCase } from '../api/tasks.js';
import { batch as en } from '../i18n/en/batch.js';
import { batch as zh } from '../i18n/zh/batch.js';
import { useTexts } from '../i18n/language.js';
import { BatchFrame } from './batch/batch-frame.js';
import { CaseRow } from './batch/case-row.js';
import { Decision } from './batch/decision.js';
import { Reason } from './batch/reason.js';
import { useBatch, type Batch } from './batch/use-batch.js';
import type { TaskFormProps } from './task-form.js';

type Ruling = 'proceed' | 'refuse';

/** I-09: HR rules on missing months, a person each, with a reason; protected leave is named. */
export default function RulingForm({ task, cases }: TaskFormProps): ReactNode {
  const batch = useBatch<Ruling>(task, cases, 'ruling');
  return (
    <BatchFrame
      batch={batch}
      onSubmit={() => {
        batch.submit((rulings) => ({ rulings }));
      }}
    >
      <ul className="batch">
        {batch.people.map((one) => (
          <Row key={one.id} of={one} batch={batch} />
        ))}
      </ul>
    </BatchFrame>
  );
}

function Row({ of: one, batch }: { readonly of: LevelTaskCase; readonly batch: Batch<Ruling> }): ReactNode {
  const t = useTexts({ zh, en });
  const { decision, reason, more } = batch.entryOf(one.id);
  return (
    <CaseRow of={one} fault={decision === undefined ? batch.faultOf(one.id) : undefined}>
      <Decision
        label={t.of(one.personName)}
        value={decision}
        options={[
          { value: 'proceed', label: t.proceed },
          { value: 'refuse', label: t.refuseRuling },
        ]}
        onChange={(next) => {
          batch.change(one.id, { decision: next });
        }}
      />
      {decision === undefined ? null : (
        <>
          <span className="muted">{t.protectedLeave}</span>
          <Decision
            label={t.protectedLeave}
            value={(more?.protectedLeave as 'maternity' | 'work-injury' | undefined) ?? 'none'}
            options={(['none', 'maternity', 'work-injury'] as const).map((value) => ({
              value,
              label: t.leaves[value],
            }))}
            onChange={(next) => {
              batch.change(one.id, { more: next === 'none' ? {} : { protectedLeave: next } });
            }}
          />
          <Reason
            label={t.reason}
            value={reason}
            fault={batch.faultOf(one.id)}
            onChange={(next) => {
              batch.change(one.id, { reason: next });
            }}
          />
        </>
      )}
    </CaseRow>
  );
}
