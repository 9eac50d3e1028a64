import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, type ReactNode } from 'react';
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
    const save = (): void => void store.save(document.visibilityState === 'hidden');
    document.addEventListener('visibilitychange', save);
    return () => {
      document.removeEventListener('visibilitychange', save);
      save();
    };
  }, [store]);
  const value = useMemo(() => ({ taskId, store, over }), [taskId, store, over]);
  return (
    <TaskDraftContext value={value}>
      <div
        onSubmitCapture={() => {
          store.hold();
        }}
      >
        {children}
      </div>
    </TaskDraftContext>
  );
}
