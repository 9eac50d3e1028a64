import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useRef, type ReactNode } from 'react';
import { api, body, newKey } from '../../api/client.js';
import type { Appeals } from '../../api/cases.js';
import { faultAt } from '../../api/problem.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { FileField } from '../../forms/file-field.js';
import { useDraft } from '../../forms/use-draft.js';
import { appeals as en } from '../../i18n/en/cases/appeals.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { appeals as zh } from '../../i18n/zh/cases/appeals.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { asWritten, date } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';

interface Form {
  readonly decision: string;
  readonly grounds: string;
  readonly evidence: string;
  readonly files: readonly string[];
}

interface Props {
  readonly caseId: string;
  /** Those that are still open to an appeal, the latest told first. */
  readonly decisions: Appeals['decisions'];
  readonly onClose: () => void;
}

/** I-74: against which decision, why it is wrong, and what proves it. */
export function AppealForm({ caseId, decisions, onClose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const say = useSay();
  const language = useLanguage();
  const toast = useToast();
  const client = useQueryClient();
  const draft = useDraft<Form>(`appeal-${caseId}`, '2', () => ({
    decision: decisions[0]?.decision ?? '',
    grounds: '',
    evidence: '',
    files: [],
  }));
  const { decision, grounds, evidence, files } = draft.value;
  // The same form sent again after no answer counts once.
  const key = useRef(newKey());
  const set = (some: Partial<Form>): void => {
    key.current = newKey();
    draft.set((before) => ({ ...before, ...some }));
  };
  const appealing = useMutation({
    mutationFn: () =>
      body(
        api.POST('/v1/cases/{caseId}/appeals', {
          params: { path: { caseId }, header: { 'Idempotency-Key': key.current } },
          body: {
            decision,
            grounds,
            ...(evidence.trim() === '' ? {} : { evidence }),
            ...(files.length === 0 ? {} : { files: [...files] }),
          },
        }),
      ),
    onSuccess: async () => {
      draft.clear();
      toast(t.made);
      await client.invalidateQueries();
      onClose();
    },
  });
  const fault = (path: keyof Form): string | undefined => {
    const found = faultAt(appealing.error, path);
    return found && say(found);
  };
  return (
    <form
      className="stack"
      noValidate
      aria-label={t.appeal}
      onSubmit={(event) => {
        event.preventDefault();
        appealing.mutate();
      }}
    >
      <p className="muted">{t.help}</p>
      <Field label={t.decision} fault={fault('decision')} group>
        {() => (
          <Radio.Group
            value={decision}
            options={decisions.map((one) => ({
              value: one.decision,
              label: asWritten(`${say(one.text)} (§${one.clause}, ${t.lastDay(date(one.until, language))})`, language),
            }))}
            onChange={({ target }) => {
              set({ decision: String(target.value) });
            }}
          />
        )}
      </Field>
      {(['grounds', 'evidence'] as const).map((name) => (
        <Field key={name} label={t[name]} fault={fault(name)} optional={name === 'evidence'}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: name === 'grounds' ? 4 : 2 }}
              maxLength={2000}
              value={draft.value[name]}
              onChange={({ target }) => {
                set({ [name]: target.value });
              }}
            />
          )}
        </Field>
      ))}
      <FileField
        label={t.evidenceFiles}
        fault={fault('files')}
        optional
        value={files}
        onChange={(next) => {
          set({ files: next });
        }}
      />
      {appealing.error === null ? null : <Failure error={appealing.error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={appealing.isPending}>
          {t.send}
        </Button>
        <Button
          onClick={() => {
            draft.clear();
            onClose();
          }}
        >
          {common.cancel}
        </Button>
      </div>
    </form>
  );
}
