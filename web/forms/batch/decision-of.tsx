import type { ReactNode } from 'react';
import type { LevelTaskCase } from '../../api/tasks.js';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { useTexts } from '../../i18n/language.js';
import { Decision } from './decision.js';
import { rowOf } from './use-batch-keys.js';
import type { Batch } from './use-batch.js';

interface Props<T extends string> {
  readonly of: LevelTaskCase;
  readonly batch: Batch<T>;
  readonly options: readonly { readonly value: T; readonly label: string }[];
}

/** One person's decision in a batch, which may be taken back before it is sent. */
export function DecisionOf<T extends string>({ of: one, batch, options }: Props<T>): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <Decision
      label={t.of(one.personName, one.personId)}
      value={batch.entryOf(one.id).decision}
      options={options}
      onChange={(decision) => {
        batch.change(one.id, { decision });
      }}
      onClear={{
        name: t.undoOf(one.personName, one.personId),
        label: t.undo,
        clear: () => {
          batch.clear(one.id);
          // The button goes with the decision; the row stays.
          rowOf(one.id)?.focus();
        },
      }}
    />
  );
}
