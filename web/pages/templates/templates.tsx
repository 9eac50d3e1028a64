import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTemplates, type PaperForm, type PaperTemplates, type TemplateField } from '../../api/papers/templates.js';
import { isHr, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Answered } from '../../components/states.js';
import { Field } from '../../forms/field.js';
import { templates as en } from '../../i18n/en/templates.js';
import { templates as zh } from '../../i18n/zh/templates.js';
import { date, instant } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { TemplateUpload } from './upload.js';

/** §15: which fields a Word template may name, the company's own templates by their first day, and another one. */
export default function TemplatesPage(): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const { roles } = useMe();
  const found = useTemplates();
  const [form, setForm] = useState<PaperForm>('level-notice');
  return (
    <Page title={t.title} lead={t.lead} beside={<Link to="/documents">← {t.back}</Link>}>
      <Answered of={found}>
        {({ items }) => {
          const chosen = items.find((one) => one.form === form);
          return (
            <>
              <Field label={t.form}>
                {(control) => (
                  <Select
                    {...control}
                    style={{ width: '100%', maxWidth: 420 }}
                    value={form}
                    options={items.map((one) => ({ value: one.form, label: say(one.title) }))}
                    onChange={setForm}
                  />
                )}
              </Field>
              {chosen === undefined ? null : (
                <>
                  <Versions of={chosen} />
                  {isHr(roles) ? <TemplateUpload key={form} form={form} /> : null}
                  <Fields of={chosen.fields} />
                </>
              )}
            </>
          );
        }}
      </Answered>
    </Page>
  );
}

function Versions({ of: { versions, form } }: { readonly of: PaperTemplates }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  return (
    <section className="card stack" aria-labelledby="versions">
      <div className="row between">
        <h2 id="versions">{t.versions}</h2>
        <a href={`/v1/paper-templates/${form}/standard`}>{t.standard}</a>
      </div>
      {versions.length === 0 ? (
        <p className="muted">{t.noVersions}</p>
      ) : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t.versions}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t.firstDay}</th>
                <th scope="col">{t.state}</th>
                <th scope="col">{t.filename}</th>
                <th scope="col">{t.who}</th>
                <th scope="col">{t.when}</th>
              </tr>
            </thead>
            <tbody>
              {versions.map((one) => (
                <tr key={one.no}>
                  <td>{date(one.firstDay, language)}</td>
                  <td>
                    <span className={one.state === 'holds' ? 'chip good' : 'chip'}>{t.states[one.state]}</span>
                  </td>
                  <td>
                    <a href={`/v1/paper-templates/versions/${one.no}`}>{one.filename}</a>
                  </td>
                  <td>{one.uploadedByName}</td>
                  <td>{instant(one.uploadedAt, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** As it is written in a template. */
const written = ({ name, list }: TemplateField): string => (list ? `{#${name}}…{/${name}}` : `{${name}}`);

function Fields({ of: fields }: { readonly of: readonly TemplateField[] }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  return (
    <section className="card stack" aria-labelledby="fields">
      <h2 id="fields">{t.fields}</h2>
      <p className="muted">{t.fieldsHelp}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t.fields}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.example}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={[...field.within, field.name].join(' ')}>
                <th scope="row" style={{ paddingInlineStart: 12 + 20 * field.within.length }}>
                  <code style={{ whiteSpace: 'nowrap' }}>{written(field)}</code>
                </th>
                <td>
                  {say(field.what)} {field.list ? <span className="chip">{t.list}</span> : null}{' '}
                  {field.must ? <span className="chip warn">{t.must}</span> : null}
                </td>
                <td>{field.example}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
