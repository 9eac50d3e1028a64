import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { Link, Navigate, useNavigate } from 'react-router';
import { api, body } from '../../api/client.js';
import { useDepartments } from '../../api/departments.js';
import type { components } from '../../api/schema.js';
import { isHr, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { useToast } from '../../components/toast.js';
import { ChoiceField, DayField, PersonField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { filled, useFields } from '../../forms/use-fields.js';
import { people as peopleEn } from '../../i18n/en/people/people.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { people as peopleZh } from '../../i18n/zh/people/people.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { today } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';

type Schemas = components['schemas'];

const BLANK = {
  personId: '',
  name: '',
  departmentId: '',
  superiorId: '',
  hiredOn: '',
  hire: 'intern',
  position: 'agent',
  confirmOn: '',
  /** Whether an account is made with it: 'yes', or blank. */
  withAccount: '',
  login: '',
};

/** What the facts may be against, and at which field it is told. */
const PLACES = {
  'HIRE.POST_UNFIT': 'position',
  'HIRE.DATE_TOO_FAR': 'hiredOn',
  'HIRE.CONFIRMED_BEFORE_HIRED': 'confirmOn',
  'HIRE.NUMBER_TAKEN': 'personId',
  'HIRE.DEPARTMENT_UNKNOWN': 'departmentId',
  'HIRE.SUPERIOR_UNKNOWN': 'superiorId',
  'ACCOUNT.LOGIN_TAKEN': 'account.login',
  'ACCOUNT.LOGIN_UNFIT': 'account.login',
} as const;

/** §6: HR hires somebody at the standard level; the department proposes and HR verifies in the case that opens (I-78). */
export default function HirePage(): ReactNode {
  const t = useTexts({ zh, en });
  const list = useTexts({ zh: peopleZh, en: peopleEn });
  const { roles } = useMe();
  if (!isHr(roles)) return <Navigate to="/people" replace />;
  return (
    <>
      <nav className="crumbs">
        <Link to="/people">← {list.title}</Link>
      </nav>
      <Page title={t.hire} lead={t.hireLead}>
        <section className="card" style={{ maxWidth: 640 }}>
          <HireForm />
        </section>
      </Page>
    </>
  );
}

function HireForm(): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const toast = useToast();
  const navigate = useNavigate();
  const departments = useDepartments();
  const form = useFields({
    initial: { ...BLANK, hiredOn: today() },
    draft: 'hire',
    places: PLACES,
    send: (value, key) =>
      body(
        api.POST('/v1/hires', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            personId: value.personId.trim(),
            name: value.name,
            departmentId: value.departmentId,
            superiorId: value.superiorId === '' ? null : value.superiorId,
            hiredOn: value.hiredOn,
            hire: value.hire as keyof typeof zh.kinds,
            position: value.position as Schemas['Position'],
            ...filled(value, 'confirmOn'),
            ...(value.withAccount === 'yes' ? { account: { login: value.login.trim() } } : {}),
          },
        }),
      ),
    onDone: ({ id }) => {
      toast(t.hired);
      void navigate(`/cases/${encodeURIComponent(id)}`);
    },
  });
  return (
    <PlainForm of={form} submit={t.hireSubmit}>
      <TextField of={form} name="personId" label={t.personId} />
      <TextField of={form} name="name" label={t.name} />
      <ChoiceField of={form} name="hire" label={t.kind} options={t.kinds} />
      <ChoiceField of={form} name="position" label={t.position} options={w.positions} />
      <ChoiceField of={form} name="departmentId" label={t.department} options={departments} />
      <PersonField of={form} name="superiorId" label={t.superior} optional />
      <DayField of={form} name="hiredOn" label={t.hiredOn} />
      <DayField of={form} name="confirmOn" label={t.confirmOn} optional />
      <Checkbox
        checked={form.value.withAccount === 'yes'}
        onChange={(event) => {
          form.set('withAccount', event.target.checked ? 'yes' : '');
        }}
      >
        {t.account}
      </Checkbox>
      {form.value.withAccount === 'yes' ? (
        <TextField of={form} name="login" at="account.login" label={t.login} help={t.passwordHelp} />
      ) : null}
    </PlainForm>
  );
}
