import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, type ReactNode, type SubmitEvent } from 'react';
import { api, body } from '../../api/client.js';
import { Answered } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { TaskDraft, type KeptField } from '../../forms/draft-store.js';
import { TaskDraftContext } from '../../forms/use-draft.js';
import { task as en } from '../../i18n/en/task.js';
import { task as zh } from '../../i18n/zh/task.js';
import { useTexts } from '../../i18n/language.js';

interface Props {
  readonly taskId: string;
  /** Nothing can be handed in any more: it is read and copied. */
  readonly over: boolean;
  readonly children: ReactNode;
}

/** Gives the form below what its person has filled in so far, on whatever device. */
export function KeptDraft({ taskId, over, children }: Props): ReactNode {
  const draft = useQuery({
    queryKey: ['task', taskId, 'draft'],
    queryFn: () => body(api.GET('/v1/tasks/{taskId}/draft', { params: { path: { taskId } } })),
    // It is asked for when the form opens: afterwards the form knows more than the answer, and the task may have gone.
    staleTime: 'static',
    gcTime: 0,
  });
  return (
    <Answered of={draft}>
      {({ fields }) => (
        <Kept taskId={taskId} over={over} fields={fields}>
          {children}
        </Kept>
      )}
    </Answered>
  );
}

function Kept({ taskId, over, fields, children }: Props & { readonly fields: readonly KeptField[] }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const store = useMemo(
    () =>
      new TaskDraft(taskId, fields, () => {
        toast(t.draftElsewhere);
      }),
    [taskId, fields, toast, t],
  );
  useEffect(() => {
    const look = (): void => void (document.visibilityState === 'hidden' ? store.save(true) : store.renew());
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
      void store.save(document.visibilityState === 'hidden');
    };
  }, [store]);
  const onSubmitCapture = useRenewedSubmit(store);
  const value = useMemo(() => ({ taskId, store, over }), [taskId, store, over]);
  return (
    <TaskDraftContext value={value}>
      <div onSubmitCapture={onSubmitCapture}>{children}</div>
    </TaskDraftContext>
  );
}

/**
 * Before a form is handed in or read once more it shows what holds: where another tab or device has edited it later, that
 * stands there now, with words, and nothing is sent until it is pressed again.
 */
function useRenewedSubmit(store: TaskDraft): (event: SubmitEvent<HTMLElement>) => void {
  const stage = useRef<'idle' | 'asking' | 'asked'>('idle');
  return (event) => {
    const { target: form } = event;
    if (stage.current === 'asked' || !(form instanceof HTMLFormElement)) {
      store.hold();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (stage.current === 'asking') return;
    stage.current = 'asking';
    void store.renew().then((isChanged) => {
      stage.current = 'asked';
      if (!isChanged && form.isConnected) form.requestSubmit();
      stage.current = 'idle';
    });
  };
}
