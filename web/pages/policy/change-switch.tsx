import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, type ReactNode } from 'react';
import { api, body, newKey } from '../../api/client.js';
import type { Entry, Switch } from '../../api/policy.js';
import { ProblemError, faultAt } from '../../api/problem.js';
import { DayPicker } from '../../components/day-picker.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { SendForm } from '../../forms/send-form.js';
import { useDraft } from '../../forms/use-draft.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { today } from '../../i18n/format.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { SwitchControl, switchName, type SwitchValue } from './switch-control.js';

interface Form {
  readonly value: SwitchValue | undefined;
  readonly effectiveFrom: string | undefined;
  readonly reason: string;
}

/** Where a refusal of the register belongs. */
const PLACES: Readonly<Record<string, keyof Form>> = {
  'REGISTER.VALUE_UNFIT': 'value',
  'REGISTER.UNCHANGED': 'value',
  'REGISTER.BACKDATED': 'effectiveFrom',
};

const isTold = (error: Error): boolean => error instanceof ProblemError && error.code in PLACES;

interface Props {
  readonly entry: Entry;
  readonly of: Switch;
  readonly onClose: () => void;
}

/** §13.2: HR sets a switch differently from a day on, with a reason. */
export function ChangeSwitch({ entry, of: one, onClose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const say = useSay();
  const toast = useToast();
  const client = useQueryClient();
  const draft = useDraft<Form>(`switch-${one.key}`, '1', () => ({
    value: entry.inForce[one.key] ?? one.value ?? undefined,
    effectiveFrom: today(),
    reason: '',
  }));
  const form = draft.value;
  // The same form sent again after no answer counts once.
  const key = useRef(newKey());
  const set = (some: Partial<Form>): void => {
    key.current = newKey();
    draft.set((before) => ({ ...before, ...some }));
  };
  const setting = useMutation({
    mutationFn: () =>
      body(
        api.POST('/v1/policy/register/{entry}/choices', {
          params: { path: { entry: entry.id }, header: { 'Idempotency-Key': key.current } },
          body: {
            switch: one.key,
            value: form.value ?? '',
            effectiveFrom: form.effectiveFrom ?? '',
            reason: form.reason,
          },
        }),
      ),
    onSuccess: async ({ state }) => {
      draft.clear();
      toast(state === 'waiting' ? t.waitsForSecond : state === 'proposed' ? t.proposed : t.recorded);
      await Promise.all(['choices', 'register'].map((name) => client.invalidateQueries({ queryKey: [name] })));
      onClose();
    },
  });
  const fault = (path: keyof Form): string | undefined => {
    const { error } = setting;
    const refused = error instanceof ProblemError && PLACES[error.code] === path ? error.text : undefined;
    const found = faultAt(error, path) ?? refused;
    return found && say(found);
  };
  return (
    <SendForm
      className="notice stack"
      aria-label={t.changeOf(say(switchName(entry, one)))}
      onSend={() => {
        setting.mutate();
      }}
    >
      <p>{entry.owner === 'hr-and-gm' ? t.changeHelpGm : t.changeHelp}</p>
      <Field label={t.newValue} fault={fault('value')}>
        {(control) => (
          <SwitchControl
            control={control}
            of={one}
            value={form.value}
            placeholder={one.type === 'mark' ? '0–100' : t.choose}
            onChange={(value) => {
              set({ value });
            }}
          />
        )}
      </Field>
      <Field label={t.effectiveFrom} fault={fault('effectiveFrom')}>
        {(control) => (
          <DayPicker
            control={control}
            min={today()}
            value={form.effectiveFrom}
            onChange={(effectiveFrom) => {
              set({ effectiveFrom });
            }}
          />
        )}
      </Field>
      <Field label={t.reason} fault={fault('reason')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2 }}
            value={form.reason}
            onChange={({ target }) => {
              set({ reason: target.value });
            }}
          />
        )}
      </Field>
      {setting.error === null || isTold(setting.error) ? null : <Failure error={setting.error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={setting.isPending}>
          {t.change}
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
    </SendForm>
  );
}
