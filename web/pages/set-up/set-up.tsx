import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { csvOf } from '../../components/csv.js';
import { download } from '../../components/download.js';
import { Page } from '../../components/page.js';
import { Answered } from '../../components/states.js';
import { setUp as en } from '../../i18n/en/service/set-up.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { setUp as zh } from '../../i18n/zh/service/set-up.js';
import { AccountsOfPeople } from './accounts-of-people.js';

type SetUpShown = components['schemas']['SetUp'];
type Step = components['schemas']['SetUpStep'];
type Template = components['schemas']['ImportTemplate'];

/** Where a step is done; what is set at the start of the service has no page. */
const WHERE: Readonly<Partial<Record<Step['step'], string>>> = {
  people: '/imports?kind=people',
  departments: '/imports?kind=people',
  ratings: '/imports',
  pay: '/pay-table',
  accounts: '/accounts',
  marks: '/policy?tab=register#I-30',
  'go-live': '/older-setbacks',
  'taken-over': '/taken-over',
  calendar: '/calendar',
  confirmation: '/waiting-changes',
};

/** Which files a step takes. */
const FILES: Readonly<Partial<Record<Step['step'], readonly Template['kind'][]>>> = {
  people: ['people'],
  ratings: ['ratings', 'complaints', 'leaves'],
};

const CHIPS = { done: 'chip good', open: 'chip warn', optional: 'chip' } as const;

/** How far the set-up of this house is, step by step, as the records have it. */
export default function SetUp(): ReactNode {
  const t = useTexts({ zh, en });
  // Whoever comes back from a step sees it as it is now, wherever he did it.
  const found = useQuery({
    queryKey: ['set-up'],
    queryFn: () => body(api.GET('/v1/set-up')),
    refetchOnMount: 'always',
  });
  return (
    <Page title={t.title} lead={t.lead}>
      <Answered of={found}>{(of) => <Steps of={of} />}</Answered>
    </Page>
  );
}

function Steps({ of: { steps, templates } }: { readonly of: SetUpShown }): ReactNode {
  const t = useTexts({ zh, en });
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <>
      <p role="status">
        {t.progress(done, steps.length)}
        {steps.some(({ state }) => state === 'open') ? null : ` · ${t.complete}`}
      </p>
      <ol className="stack">
        {steps.map((step) => (
          <OneStep key={step.step} step={step} templates={templates} />
        ))}
      </ol>
    </>
  );
}

function OneStep({ step, templates }: { readonly step: Step; readonly templates: readonly Template[] }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const { title, lead } = t.steps[step.step];
  const where = WHERE[step.step];
  const files = templates.filter(({ kind }) => FILES[step.step]?.includes(kind) === true);
  return (
    <li className="card stack tight" aria-labelledby={`step-${step.step}`}>
      <div className="row between">
        <h2 id={`step-${step.step}`}>{title}</h2>
        <span className={CHIPS[step.state]}>{t.states[step.state]}</span>
      </div>
      <p className="muted">{lead}</p>
      {step.missing.length === 0 ? null : (
        <ul>
          {step.missing.map((one) => (
            <li key={one.en}>{one[language]}</li>
          ))}
        </ul>
      )}
      {step.step === 'accounts' ? (
        <AccountsOfPeople lacking={step.state !== 'done' || step.missing.length > 0} />
      ) : null}
      <div className="row">
        {where === undefined ? null : <Link to={where}>{t.go}</Link>}
        {files.map((one) => (
          <TemplateButton key={one.kind} of={one} />
        ))}
      </div>
      {files.map((one) => (
        <Columns key={one.kind} of={one} />
      ))}
    </li>
  );
}

/** The columns of a file with the words that they take. */
function Columns({ of: { kind, columns } }: { readonly of: Template }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  return (
    <details>
      <summary>{t.columns(t.templates[kind])}</summary>
      <ul>
        {columns.map(({ heading, english, required, takes }) => (
          <li key={heading}>
            <strong>{language === 'zh' ? heading : english}</strong>
            {required ? <span className="muted"> · {t.required}</span> : null}
            {takes.length === 0 ? null : <span className="muted"> · {takes.join(' / ')}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A file with nothing but its headings, in the language of the page. */
function TemplateButton({ of: { kind, columns } }: { readonly of: Template }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const name = t.templates[kind];
  return (
    <Button
      size="small"
      onClick={() => {
        const headings = columns.map((one) => (language === 'zh' ? one.heading : one.english));
        download(`${name}.csv`, csvOf([headings]));
      }}
    >
      {t.template(name)}
    </Button>
  );
}
