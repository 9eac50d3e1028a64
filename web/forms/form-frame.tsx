import { Button } from 'antd';
import { Fragment, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { focusFault } from './focus-fault.js';
import { FormFailure } from './form-failure.js';
import { task as en } from '../i18n/en/task.js';
import { task as zh } from '../i18n/zh/task.js';
import { useTexts } from '../i18n/language.js';
import { SendForm } from './send-form.js';
import { TaskDraftContext } from './use-draft.js';
import type { TaskAct } from './use-task-act.js';
import type { TaskCase } from '../api/tasks.js';

interface Props {
  readonly act: TaskAct;
  readonly cases: readonly TaskCase[];
  readonly touched: boolean;
  readonly onSubmit: () => void;
  readonly onDiscard: () => void;
  readonly submitLabel?: ReactNode;
  /** How far one has come, beside the button. */
  readonly state?: ReactNode;
  readonly disabled?: boolean;
  /** The button stays in sight below a long list. */
  readonly sticky?: boolean;
  /** How often it was tried although something lacks: each time whoever tried is taken to the first place. */
  readonly tries?: number;
  readonly children: ReactNode;
}

/** The form around the fields of any task: what is wrong, what is kept, and the button. */
export function FormFrame(props: Props): ReactNode {
  const { act, cases, touched, onSubmit, onDiscard, submitLabel, state, disabled, sticky, tries = 0, children } = props;
  const t = useTexts({ zh, en });
  const [discarded, setDiscarded] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const { error } = act;
  const isOver = useContext(TaskDraftContext)?.over === true;
  useEffect(() => {
    if ((error !== null || tries > 0) && form.current !== null) focusFault(form.current);
  }, [error, tries]);
  return (
    <SendForm className="stack" ref={form} onSend={isOver ? () => undefined : onSubmit} wide>
      <Fragment key={discarded}>{children}</Fragment>
      {act.error === null || isOver ? null : <FormFailure error={act.error} cases={cases} />}
      {isOver ? null : (
        <div className={sticky === true ? 'row sticky-acts' : 'row'}>
          <Button type="primary" htmlType="submit" loading={act.pending} disabled={disabled ?? false} size="large">
            {submitLabel ?? t.submit}
          </Button>
          {state === undefined ? null : <span>{state}</span>}
          {touched ? (
            <>
              <Button
                type="text"
                onClick={() => {
                  // What was typed and could not be read goes with the rest.
                  setDiscarded(discarded + 1);
                  onDiscard();
                }}
              >
                {t.discard}
              </Button>
              <span className="muted kept-hint">{t.draftKept}</span>
            </>
          ) : null}
        </div>
      )}
    </SendForm>
  );
}
