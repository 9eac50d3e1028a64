import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api, body, newKey } from '../../api/client.js';
import { faultAt } from '../../api/problem.js';
import { PeoplePicker } from '../../components/people-picker.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { Field, type ControlProps } from '../../forms/field.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { vacancies as en } from '../../i18n/en/vacancies.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { vacancies as zh } from '../../i18n/zh/vacancies.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useSay, useTexts } from '../../i18n/language.js';

const EMPTY = {
  post: 'team-leader' as 'team-leader' | 'supervisor',
  department: '',
  team: '',
  reportsTo: '',
  reason: '',
};

/** §9.1: HR's form for a post to be filled. */
export function OpenVacancy({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form, setForm] = useState({ ...EMPTY, headCount: 1 });
  // The same form sent again after no answer counts once.
  const key = useRef(newKey());
  const change = (some: Partial<typeof form>): void => {
    key.current = newKey();
    setForm((before) => ({ ...before, ...some }));
  };
  const opening = useMutation({
    mutationFn: () =>
      body(api.POST('/v1/vacancies', { params: { header: { 'Idempotency-Key': key.current } }, body: form })),
    onSuccess: async ({ id }) => {
      toast(t.opened);
      await client.invalidateQueries({ queryKey: ['vacancies'] });
      void navigate(`/vacancies/${encodeURIComponent(id)}`);
    },
  });
  const fault = (path: string): string | undefined => {
    const found = faultAt(opening.error, path);
    return found && say(found);
  };
  const written = (name: 'department' | 'team' | 'reason', control: ControlProps): ReactNode => (
    <Input
      {...control}
      value={form[name]}
      onChange={({ target }) => {
        change({ [name]: target.value });
      }}
    />
  );
  return (
    <form
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        opening.mutate();
      }}
    >
      <h2>{t.open}</h2>
      <Field label={t.post} fault={fault('post')}>
        {(control) => (
          <Select
            {...control}
            style={{ maxWidth: 240 }}
            value={form.post}
            options={(['team-leader', 'supervisor'] as const).map((value) => ({ value, label: w.positions[value] }))}
            onChange={(post) => {
              change({ post });
            }}
          />
        )}
      </Field>
      <Field label={t.department} fault={fault('department')}>
        {(control) => written('department', control)}
      </Field>
      <Field label={t.team} fault={fault('team')}>
        {(control) => written('team', control)}
      </Field>
      <Field label={t.reportsTo} fault={fault('reportsTo')}>
        {(control) => (
          <PeoplePicker
            control={control}
            single
            value={form.reportsTo === '' ? [] : [form.reportsTo]}
            onChange={([reportsTo = '']) => {
              change({ reportsTo });
            }}
          />
        )}
      </Field>
      <Field label={t.headCount} fault={fault('headCount')}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={50}
            precision={0}
            value={form.headCount}
            onChange={(next) => {
              change({ headCount: next ?? 1 });
            }}
          />
        )}
      </Field>
      <Field label={t.reason} fault={fault('reason')}>
        {(control) => written('reason', control)}
      </Field>
      {opening.error === null ? null : <Failure error={opening.error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={opening.isPending}>
          {t.open}
        </Button>
        <Button onClick={onClose}>{common.cancel}</Button>
      </div>
    </form>
  );
}
