import { useState, type ReactNode } from 'react';
import type { TaskForm } from './by-hand/use-form.js';
import { FinalCheck, type FinalPart } from './final-check.js';
import { FormFrame } from './form-frame.js';
import { typed as en } from '../i18n/en/typed.js';
import { typed as zh } from '../i18n/zh/typed.js';
import { useTexts } from '../i18n/language.js';

interface Props {
  readonly frame: TaskForm<object>['frame'];
  /** What is carried out; undefined while something lacks, which is said at its place. */
  readonly final: FinalPart | undefined;
  readonly children: ReactNode;
}

/** The form around fields of whose answer others hear at once: it is read once more before it goes. */
export function CheckedFrame({ frame, final, children }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const [checking, setChecking] = useState(false);
  return (
    <FormFrame
      {...frame}
      onSubmit={() => {
        if (final === undefined) frame.onSubmit();
        else setChecking(true);
      }}
    >
      {children}
      <FinalCheck
        help={t.carriedOut}
        parts={checking && final !== undefined ? [final] : undefined}
        onBack={() => {
          setChecking(false);
        }}
        onSend={() => {
          setChecking(false);
          frame.onSubmit();
        }}
      />
    </FormFrame>
  );
}
