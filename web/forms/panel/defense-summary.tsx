import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import type { ReactNode } from 'react';
import { fetchDefense } from '../../api/defenses.js';
import { DefenseResults } from '../../components/cases/defense-results.js';
import { Answered } from '../../components/states.js';
import { defense as en } from '../../i18n/en/cases/defense.js';
import { defense as zh } from '../../i18n/zh/cases/defense.js';
import { useTexts } from '../../i18n/language.js';
import { Field } from '../field.js';
import { FormFrame } from '../form-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { useDraft } from '../use-draft.js';
import { useTaskAct } from '../use-task-act.js';

interface Draft {
  readonly signed: boolean;
  readonly remarks: Readonly<Record<string, string>>;
}

/** I-35: the chair reads all results and signs the summary; remarks are optional. */
export default function DefenseSummaryForm({ task, cases }: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const sessionId = task.sessionId ?? '';
  const session = useQuery({ queryKey: ['defense', sessionId], queryFn: () => fetchDefense(sessionId) });
  const draft = useDraft<Draft>(task.id, 'summary', () => ({ signed: false, remarks: {} }));
  const act = useTaskAct(task, draft.clear);
  const { signed, remarks } = draft.value;
  const nameOf = (caseId: string): string => cases.find(({ id }) => id === caseId)?.personName ?? caseId;
  return (
    <FormFrame
      act={act}
      cases={cases}
      touched={draft.touched}
      disabled={!signed}
      submitLabel={t.signButton}
      onDiscard={draft.clear}
      onSubmit={() => {
        const said = Object.entries(remarks)
          .filter(([, remark]) => remark.trim() !== '')
          .map(([caseId, remark]) => ({ caseId, remark: remark.trim() }));
        act.submit({ signed: true, ...(said.length === 0 ? {} : { remarks: said }) });
      }}
    >
      <Answered of={session}>{(found) => <DefenseResults of={found} nameOf={nameOf} />}</Answered>
      {cases.map(({ id, personName }) => (
        <Field key={id} label={`${t.remark} · ${personName}`} optional>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 1, maxRows: 6 }}
              maxLength={2000}
              value={remarks[id] ?? ''}
              onChange={(event) => {
                const { value } = event.target;
                draft.set((before) => ({ ...before, remarks: { ...before.remarks, [id]: value } }));
              }}
            />
          )}
        </Field>
      ))}
      <Checkbox
        checked={signed}
        onChange={(event) => {
          const { checked } = event.target;
          draft.set((before) => ({ ...before, signed: checked }));
        }}
      >
        {t.sign}
      </Checkbox>
    </FormFrame>
  );
}
