import { Button, Select } from 'antd';
import { memo, useId, useState, type ReactNode } from 'react';
import type { LevelTaskCase } from '../../api/tasks.js';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { useTexts } from '../../i18n/language.js';
import { BatchFrame } from '../batch/batch-frame.js';
import { CaseRow } from '../batch/case-row.js';
import { DecisionOf } from '../batch/decision-of.js';
import { ChoiceBox, SameForMany, useChosen, type Chosen } from '../batch/same-for-many.js';
import { lacksOf, SpecialPromotions, type Special } from '../batch/special-promotions.js';
import { Rows } from '../batch/rows.js';
import { sameRow } from '../batch/same-row.js';
import { useBatchKeys } from '../batch/use-batch-keys.js';
import { isSaid, useBatch, type Batch } from '../batch/use-batch.js';
import { Why } from '../batch/why.js';
import type { TaskFormProps } from '../task-form.js';
import { useDraft } from '../use-draft.js';

type Choice = 'submit' | 'leave';
const KEYS = { a: 'submit', r: 'leave' } as const;

/** 8.5.2, I-27: the department head submits, or leaves out with a reason that the person reads; I-26 beside it. */
export default function SubmissionForm({ task, cases }: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const marked = useChosen();
  const batch = useBatch<Choice>(task, cases, {
    listOf: (choice) => (choice === 'leave' ? 'leftOut' : 'submitted'),
    lacks: (_, entry) => (entry.decision === 'leave' && !isSaid(entry) ? 'reason' : undefined),
  });
  useBatchKeys(batch, KEYS);
  const special = useDraft<readonly Special[]>(task.id, 'special', () => []);
  const [tried, setTried] = useState(0);
  const chosen = (choice: Choice): number =>
    batch.people.filter(({ id }) => batch.entryOf(id).decision === choice).length;
  return (
    <BatchFrame
      batch={{ ...batch, tried: batch.tried + tried }}
      onSubmit={() => {
        if (special.value.some((one) => lacksOf(one).length > 0)) {
          setTried(tried + 1);
          return;
        }
        batch.submit((rows) => ({
          submitted: rows
            .filter(({ decision }) => decision === 'submit')
            .map(({ caseId, steps }) => ({ caseId, ...(steps === undefined ? {} : { steps }) })),
          leftOut: rows
            .filter(({ decision }) => decision === 'leave')
            .map(({ caseId, reason, files }) => ({
              caseId,
              reason: reason ?? '',
              ...(files === undefined ? {} : { files }),
            })),
          ...(special.value.length === 0 ? {} : { special: special.value }),
        }));
      }}
    >
      <div className="row between">
        <span>{t.submitCounts(chosen('submit'), chosen('leave'))}</span>
        {batch.undecided.length === 0 ? null : (
          <Button
            onClick={() => {
              batch.changeAll(
                batch.undecided.map(({ id }) => id),
                { decision: 'submit' },
              );
            }}
          >
            {t.submitAll}
          </Button>
        )}
      </div>
      <SameForMany batch={batch} chosen={marked} options={[{ value: 'leave', label: t.leaveOut }]} />
      <Rows keys={t.keysSubmission}>
        {batch.people.map((one) => (
          <Row key={one.id} of={one} batch={batch} chosen={marked} />
        ))}
      </Rows>
      {task.cycleId === null ? null : (
        <SpecialPromotions
          cycleId={task.cycleId}
          value={special.value}
          tried={tried > 0}
          onChange={special.set}
          faultAt={batch.act.faultAt}
        />
      )}
    </BatchFrame>
  );
}

interface RowProps {
  readonly of: LevelTaskCase;
  readonly batch: Batch<Choice>;
  readonly chosen: Chosen;
}

const Row = memo(PlainRow, sameRow);

function PlainRow({ of: one, batch, chosen }: RowProps): ReactNode {
  const t = useTexts({ zh, en });
  const { decision, more } = batch.entryOf(one.id);
  const most = one.directSteps + one.panelSteps;
  const asking = useId();
  return (
    <CaseRow
      of={one}
      fault={decision === 'leave' ? undefined : batch.faultOf(one.id)}
      why={decision === 'leave' ? <Why batch={batch} caseId={one.id} label={`${t.reason} (${t.reasonHelp})`} /> : null}
      choice={<ChoiceBox of={one} among={batch.people.length} chosen={chosen} />}
    >
      <DecisionOf
        of={one}
        batch={batch}
        options={[
          { value: 'submit', label: t.submitIn },
          { value: 'leave', label: t.leaveOut },
        ]}
      />
      {decision === 'submit' && most > 1 ? (
        <div className="row">
          <label htmlFor={asking}>{t.stepsAsked}</label>
          <Select
            id={asking}
            value={typeof more?.steps === 'number' ? more.steps : most}
            options={Array.from({ length: most }, (_, index) => ({
              value: most - index,
              label: index === 0 ? t.stepsFull(most) : t.stepsFewer(most - index),
            }))}
            onChange={(steps: number) => {
              batch.change(one.id, { more: steps === most ? {} : { steps } });
            }}
          />
        </div>
      ) : null}
    </CaseRow>
  );
}
