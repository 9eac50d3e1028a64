import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body, newKey } from '../../../api/client.js';
import { DRAFT_KEY, type DraftState } from '../../../api/policy-draft.js';
import { faultAt } from '../../../api/problem.js';
import { DayPicker } from '../../../components/day-picker.js';
import { Failure } from '../../../components/states.js';
import { useToast } from '../../../components/toast.js';
import { Field } from '../../../forms/field.js';
import { SendForm } from '../../../forms/send-form.js';
import { useDraft } from '../../../forms/use-draft.js';
import { draft as en } from '../../../i18n/en/policy/draft.js';
import { draft as zh } from '../../../i18n/zh/policy/draft.js';
import { date } from '../../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../../i18n/language.js';

interface Form {
  readonly validFrom: string | undefined;
  readonly reason: string;
}

/** 13.1: HR asks the general manager to approve what is saved, from a first day on. */
export function ReleaseDraft({
  state: { draft, earliest },
  unsaved,
  children,
}: {
  readonly state: DraftState;
  readonly unsaved: boolean;
  /** What else may become of it. */
  readonly children: ReactNode;
}): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const toast = useToast();
  const client = useQueryClient();
  const form = useDraft<Form>('policy-release', '1', () => ({ validFrom: undefined, reason: '' }));
  // The same form sent again after no answer counts once.
  const key = useRef(newKey());
  const set = (some: Partial<Form>): void => {
    key.current = newKey();
    form.set((before) => ({ ...before, ...some }));
  };
  const asking = useMutation({
    mutationFn: () =>
      body(
        api.POST('/v1/policy/draft/release', {
          params: { header: { 'Idempotency-Key': key.current } },
          body: {
            revision: draft?.revision ?? 0,
            validFrom: form.value.validFrom ?? '',
            reason: form.value.reason,
          },
        }),
      ),
    onSuccess: () => {
      form.clear();
      toast(t.asked);
    },
    onSettled: () => client.invalidateQueries({ queryKey: DRAFT_KEY }),
  });
  const fault = (path: keyof Form): string | undefined => {
    const found = faultAt(asking.error, path);
    return found && say(found);
  };
  const told = (['validFrom', 'reason'] as const).some((path) => fault(path) !== undefined);
  return (
    <section className="card stack" aria-labelledby="policy-next">
      <h2 id="policy-next">{t.next}</h2>
      <p>
        <Link to="/policy?tab=what-if&tried=draft">{t.tryIt}</Link> <span className="muted">{t.tryHelp}</span>
      </p>
      <SendForm
        className="stack"
        aria-label={t.ask}
        onSend={() => {
          asking.mutate();
        }}
      >
        <Field label={t.firstDay} help={t.firstDayHelp(date(earliest, language))} fault={fault('validFrom')}>
          {(control) => (
            <DayPicker
              control={control}
              min={earliest}
              value={form.value.validFrom}
              onChange={(validFrom) => {
                set({ validFrom });
              }}
            />
          )}
        </Field>
        <Field label={t.reason} fault={fault('reason')}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2 }}
              value={form.value.reason}
              onChange={({ target }) => {
                set({ reason: target.value });
              }}
            />
          )}
        </Field>
        <p className="muted">{t.askHelp}</p>
        {asking.error === null || told ? null : <Failure error={asking.error} />}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={asking.isPending} disabled={unsaved}>
            {t.ask}
          </Button>
          {unsaved ? <span className="muted">{t.saveFirst}</span> : null}
          {children}
        </div>
      </SendForm>
    </section>
  );
}
