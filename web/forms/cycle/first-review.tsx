import { Button, Checkbox } from 'antd';
import { memo, type ReactNode } from 'react';
import type { LevelTaskCase } from '../../api/tasks.js';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { useTexts } from '../../i18n/language.js';
import { BatchFrame } from '../batch/batch-frame.js';
import { CaseRow } from '../batch/case-row.js';
import { Decision } from '../batch/decision.js';
import { DecisionOf } from '../batch/decision-of.js';
import { ChoiceBox, SameForMany, useChosen, type Chosen } from '../batch/same-for-many.js';
import { Rows } from '../batch/rows.js';
import { sameRow } from '../batch/same-row.js';
import { useBatchKeys } from '../batch/use-batch-keys.js';
import { isSaid, useBatch, type Batch, type Entry, type Lack } from '../batch/use-batch.js';
import { Why } from '../batch/why.js';
import type { TaskFormProps } from '../task-form.js';

type Review = 'pass' | 'refuse' | 'return' | 'reevaluate';
const KEYS = { a: 'pass', r: 'refuse', 'shift+r': 'return' } as const;
const REVIEWS: readonly Review[] = ['pass', 'refuse', 'return', 'reevaluate'];

/** 8.5.3, I-10: what somebody's entry lacks. */
function lacks({ acknowledge, panelOutcome }: LevelTaskCase, entry: Entry<Review>): Lack | undefined {
  const { decision, more } = entry;
  if (decision === 'refuse' || decision === 'return') return isSaid(entry) ? undefined : 'reason';
  if (decision !== 'pass') return undefined;
  if (acknowledge && more?.acknowledgeComplaints !== true) return 'acknowledge';
  return panelOutcome !== null && more?.defense === undefined ? 'defense' : undefined;
}

/** 8.5.3: HR's first review, a decision a person; holds and upheld complaints are seen to one by one. */
export default function FirstReviewForm({ task, cases }: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const batch = useBatch<Review>(task, cases, { lacks });
  useBatchKeys(batch, KEYS);
  const marked = useChosen();
  const plain = batch.undecided.filter(
    ({ hold, acknowledge, panelOutcome }) => !hold && !acknowledge && panelOutcome === null,
  );
  return (
    <BatchFrame
      batch={batch}
      onSubmit={() => {
        batch.submit((decisions) => ({ decisions }));
      }}
    >
      {plain.length === 0 ? null : (
        <Button
          style={{ justifySelf: 'start' }}
          onClick={() => {
            batch.changeAll(
              plain.map(({ id }) => id),
              { decision: 'pass' },
            );
          }}
        >
          {t.passAll(plain.length)}
        </Button>
      )}
      <SameForMany
        batch={batch}
        chosen={marked}
        options={[
          { value: 'return', label: t.return },
          { value: 'refuse', label: t.refuse },
        ]}
      />
      <Rows wide keys={t.keysReview}>
        {batch.people.map((one) => (
          <Row key={one.id} of={one} batch={batch} chosen={marked} />
        ))}
      </Rows>
    </BatchFrame>
  );
}

interface RowProps {
  readonly of: LevelTaskCase;
  readonly batch: Batch<Review>;
  readonly chosen: Chosen;
}

const Row = memo(PlainRow, sameRow);

function PlainRow({ of: one, batch, chosen }: RowProps): ReactNode {
  const t = useTexts({ zh, en });
  const { decision, more } = batch.entryOf(one.id);
  const fault = batch.faultOf(one.id);
  const why = decision === 'refuse' || decision === 'return';
  const passes = decision === 'pass';
  return (
    <CaseRow
      of={one}
      fault={why ? undefined : fault}
      why={why ? <Why batch={batch} caseId={one.id} label={t.reason} /> : null}
      choice={<ChoiceBox of={one} among={batch.people.length} chosen={chosen} />}
    >
      <DecisionOf of={one} batch={batch} options={REVIEWS.map((value) => ({ value, label: t[value] }))} />
      {passes && one.acknowledge ? (
        <Checkbox
          checked={more?.acknowledgeComplaints === true}
          onChange={(event) => {
            batch.change(one.id, { more: { ...more, acknowledgeComplaints: event.target.checked } });
          }}
        >
          {t.acknowledge}
        </Checkbox>
      ) : null}
      {passes && one.panelOutcome !== null ? (
        <Decision
          label={t.defense}
          value={more?.defense as 'keep' | 'repeat' | undefined}
          options={(['keep', 'repeat'] as const).map((value) => ({ value, label: t[value] }))}
          onChange={(next) => {
            batch.change(one.id, { more: { ...more, defense: next } });
          }}
        />
      ) : null}
    </CaseRow>
  );
}
