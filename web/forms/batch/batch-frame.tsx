import { useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { useTexts } from '../../i18n/language.js';
import { FinalCheck, type FinalPart } from '../final-check.js';
import { FormFrame } from '../form-frame.js';
import { rowOf } from './use-batch-keys.js';
import { LACKS, type Batch } from './use-batch.js';

interface Props {
  readonly batch: Pick<
    Batch<string>,
    'people' | 'undecided' | 'act' | 'touched' | 'discard' | 'lacking' | 'tried' | 'refused'
  >;
  readonly onSubmit: () => void;
  /** What is sent cannot be changed any more: it is read once more as this says it, and confirmed. */
  readonly final?: readonly FinalPart[];
  readonly children: ReactNode;
}

/** Decisions on many people: how many are decided, and how many rows lack what, stands beside the button that sends them. */
export function BatchFrame({ batch, onSubmit, final, children }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const decided = batch.people.length - batch.undecided.length;
  const [checking, setChecking] = useState(false);
  const bar = useFocusAfterDecisions(batch.undecided.map(({ id }) => id));
  return (
    <FormFrame
      act={batch.act}
      cases={batch.people}
      touched={batch.touched}
      onDiscard={batch.discard}
      onSubmit={() => {
        // A row that lacks something says so first.
        if (final === undefined || batch.lacking.length > 0) onSubmit();
        else setChecking(true);
      }}
      sticky
      disabled={decided === 0}
      submitLabel={t.submit(decided)}
      state={
        <span ref={bar}>
          <State of={batch} />
        </span>
      }
      tries={batch.tried}
    >
      {children}
      {final === undefined ? null : (
        <FinalCheck
          parts={checking ? final : undefined}
          onBack={() => {
            setChecking(false);
          }}
          onSend={() => {
            setChecking(false);
            onSubmit();
          }}
        />
      )}
    </FormFrame>
  );
}

/**
 * A button that decides for many goes with what it was there for, and the focus with it: whoever pressed it by a key is at
 * the first row that is undecided still, or at the button that sends. Gives what stands beside that button.
 */
function useFocusAfterDecisions(undecided: readonly string[]): RefObject<HTMLSpanElement | null> {
  const bar = useRef<HTMLSpanElement>(null);
  const before = useRef(undecided.length);
  const [first = ''] = undecided;
  const left = undecided.length;
  useLayoutEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    const decidedSome = left < before.current;
    before.current = left;
    if (!isLost || !decidedSome) return;
    const send = bar.current?.closest('form')?.querySelector<HTMLElement>('.sticky-acts button[type=submit]');
    (rowOf(first) ?? send)?.focus();
  }, [first, left]);
  return bar;
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
