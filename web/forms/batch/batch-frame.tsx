import type { ReactNode } from 'react';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { useTexts } from '../../i18n/language.js';
import { FormFrame } from '../form-frame.js';
import type { Batch } from './use-batch.js';

interface Props {
  readonly batch: Pick<Batch<string>, 'people' | 'undecided' | 'act' | 'touched' | 'discard'>;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** Decisions on many people: how many are decided stands beside the button that sends them. */
export function BatchFrame({ batch, onSubmit, children }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const decided = batch.people.length - batch.undecided.length;
  return (
    <FormFrame
      act={batch.act}
      cases={batch.people}
      touched={batch.touched}
      onDiscard={batch.discard}
      onSubmit={onSubmit}
      sticky
      disabled={decided === 0}
      submitLabel={t.submit(decided)}
      state={batch.undecided.length === 0 ? t.allDecided : t.undecided(batch.undecided.length)}
    >
      {children}
    </FormFrame>
  );
}
