import { memo, type ReactNode } from 'react';
import type { LevelTaskCase } from '../../api/tasks.js';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';
import { BatchFrame } from '../batch/batch-frame.js';
import { CaseRow } from '../batch/case-row.js';
import { DecisionOf } from '../batch/decision-of.js';
import { ChoiceBox, SameForMany, useChosen, type Chosen } from '../batch/same-for-many.js';
import { Rows } from '../batch/rows.js';
import { sameRow } from '../batch/same-row.js';
import { useBatchKeys } from '../batch/use-batch-keys.js';
import { isSaid, useBatch, type Batch } from '../batch/use-batch.js';
import { Why } from '../batch/why.js';
import type { TaskFormProps } from '../task-form.js';

type Ruling = 'proceed' | 'refuse';
const KEYS = { a: 'proceed', r: 'refuse' } as const;

/** I-09: HR rules on missing or protected months, a person each, with a reason; both readings stand side by side. */
export default function RulingForm({ task, cases }: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const marked = useChosen();
  const batch = useBatch<Ruling>(task, cases, {
    field: 'ruling',
    lacks: (_, entry) => (isSaid(entry) ? undefined : 'reason'),
  });
  useBatchKeys(batch, KEYS);
  return (
    <BatchFrame
      batch={batch}
      onSubmit={() => {
        batch.submit((rulings) => ({ rulings }));
      }}
    >
      <SameForMany
        batch={batch}
        chosen={marked}
        options={[
          { value: 'proceed', label: t.proceed },
          { value: 'refuse', label: t.refuseRuling },
        ]}
      />
      <Rows wide keys={t.keysRuling}>
        {batch.people.map((one) => (
          <Row key={one.id} of={one} batch={batch} chosen={marked} />
        ))}
      </Rows>
    </BatchFrame>
  );
}

interface RowProps {
  readonly of: LevelTaskCase;
  readonly batch: Batch<Ruling>;
  readonly chosen: Chosen;
}

const Row = memo(PlainRow, sameRow);

function PlainRow({ of: one, batch, chosen }: RowProps): ReactNode {
  const t = useTexts({ zh, en });
  const { decision } = batch.entryOf(one.id);
  return (
    <CaseRow
      of={one}
      fault={decision === undefined ? batch.faultOf(one.id) : undefined}
      why={decision === undefined ? null : <Why batch={batch} caseId={one.id} label={t.reason} />}
      choice={<ChoiceBox of={one} among={batch.people.length} chosen={chosen} />}
    >
      {one.readings === null ? null : <Readings of={one.readings} />}
      <DecisionOf
        of={one}
        batch={batch}
        options={[
          { value: 'proceed', label: t.proceed },
          { value: 'refuse', label: t.refuseRuling },
        ]}
      />
    </CaseRow>
  );
}

/** What either ruling comes to. */
function Readings({ of: readings }: { readonly of: NonNullable<LevelTaskCase['readings']> }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const labels = { proceed: t.proceed, refuse: t.refuseRuling };
  return (
    <table className="readings" aria-label={t.byRuling}>
      <tbody>
        {(['proceed', 'refuse'] as const).map((ruling) => {
          const { to, outcome, route } = readings[ruling];
          return (
            <tr key={ruling}>
              <th scope="row">{labels[ruling]}</th>
              <td>{to === null ? t.noStep : w.levels[to]}</td>
              <td className="muted">
                {outcome === 'on-hold' ? w.outcomes['on-hold'] : route === null ? '' : w.routes[route]}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
