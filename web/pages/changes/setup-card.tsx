import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { changes as en } from '../../i18n/en/service/changes.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { changes as zh } from '../../i18n/zh/service/changes.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { useTexts } from '../../i18n/language.js';

type ToConfirm = NonNullable<components['schemas']['Setup']['toConfirm']>;

/** The general manager confirms the set-up, once, with all that he confirms before him; shown until that is done. */
export function SetupCard(): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  const found = useQuery({ queryKey: ['setup'], queryFn: () => body(api.GET('/v1/setup')) });
  const confirming = useMutation({
    mutationFn: () => body(api.POST('/v1/setup/confirmation')),
    onSuccess: async () => {
      toast(t.setupConfirmed);
      await client.invalidateQueries({ queryKey: ['setup'] });
    },
  });
  const toConfirm = found.data?.toConfirm ?? null;
  if (toConfirm === null) return null;
  return (
    <section className="notice warn stack tight" aria-labelledby="setup">
      <h2 id="setup">{t.setup}</h2>
      <p>{t.setupLead}</p>
      <Summary of={toConfirm} />
      {confirming.error === null ? null : <Failure error={confirming.error} />}
      <Button
        type="primary"
        style={{ justifySelf: 'start' }}
        loading={confirming.isPending}
        onClick={() => {
          setAsks(true);
        }}
      >
        {t.confirmSetup}
      </Button>
      <Modal
        open={asks}
        title={t.confirmSetup}
        okText={t.confirmSetup}
        cancelText={t.setupBack}
        onCancel={() => {
          setAsks(false);
        }}
        onOk={() => {
          setAsks(false);
          confirming.mutate();
        }}
        destroyOnHidden
      >
        <p>{t.setupOnce}</p>
        <Doubts of={toConfirm} />
      </Modal>
    </section>
  );
}

function Summary({ of }: { readonly of: ToConfirm }): ReactNode {
  const t = useTexts({ zh, en });
  const { roles } = useTexts({ zh: shellZh, en: shellEn });
  return (
    <>
      <h3>{t.setupOffices}</h3>
      <ul>
        {(['gm', 'hr-manager', 'hr', 'it-admin', 'auditor'] as const).map((role) => {
          const names = of.officers.filter((one) => one.roles.includes(role)).map(({ name }) => name);
          return <li key={role}>{t.setupOffice(roles[role], names.join(t.setupAnd))}</li>;
        })}
      </ul>
      <Doubts of={of} />
      <Link to="/set-up">{t.setupSteps}</Link>
    </>
  );
}

/** What is missing or should be otherwise, by name; that nothing is, where nothing is. */
function Doubts({ of: { together, headless, unmarked } }: { readonly of: ToConfirm }): ReactNode {
  const t = useTexts({ zh, en });
  const { roles } = useTexts({ zh: shellZh, en: shellEn });
  const lines = [
    ...together.map((one) => t.setupTogether(one.name, one.roles.map((role) => roles[role]).join(t.setupAnd))),
    ...(headless.length === 0 ? [] : [t.setupHeadless(headless.join(t.setupAnd))]),
    ...(unmarked.length === 0 ? [] : [t.setupUnmarked(unmarked.map((mark) => t.setupMarks[mark]).join(t.setupAnd))]),
  ];
  return lines.length === 0 ? (
    <p>{t.setupWhole}</p>
  ) : (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
