import type { ReactNode } from 'react';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { useTexts } from '../../i18n/language.js';
import { FormFrame } from '../form-frame.js';
import { LACKS, type Batch } from './use-batch.js';

interface Props {
  readonly batch: Pick<
    Batch<string>,
    'people' | 'undecided' | 'act' | 'touched' | 'discard' | 'lacking' | 'tried' | 'refused'
  >;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** Decisions on many people: how many are decided, and how many rows lack what, stands beside the button that sends them. */
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
      state={<State of={batch} />}
      tries={batch.tried}
    >
      {children}
    </FormFrame>
  );
}

/** Who is undecided, which rows lack what, and how many of those that were sent were refused. */
function State({ of: batch }: { readonly of: Props['batch'] }): ReactNode {
  const t = useTexts({ zh, en });
  const said = [
    ...(batch.refused === 0 ? [] : [t.refusedRows(batch.refused)]),
    ...LACKS.map((what) => ({ what, rows: batch.lacking.filter((one) => one.what === what).length }))
      .filter(({ rows }) => rows > 0)
      .map(({ what, rows }) => t.lacks[what](rows)),
    ...(batch.undecided.length === 0 ? [] : [t.undecided(batch.undecided.length)]),
  ];
  return said.length === 0 ? t.allDecided : said.join(t.and);
}
