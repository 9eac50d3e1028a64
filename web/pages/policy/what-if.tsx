import { useMutation } from '@tanstack/react-query';
import { Button, Radio, Select } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { fetchVersion, useRegister, type Entry, type PolicyData, type PolicyVersion } from '../../api/policy.js';
import { fetchDraft, useDraftState } from '../../api/policy-draft.js';
import { faultAt } from '../../api/problem.js';
import { Answered, Failure, Loading } from '../../components/states.js';
import { Field } from '../../forms/field.js';
import { useDraft } from '../../forms/use-draft.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { month } from '../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../i18n/language.js';
import { launchMonths } from './launch-months.js';
import { PolicyChoice, type TriedPolicy } from './policy-choice.js';
import { SwitchControl, switchName, type SwitchValue } from './switch-control.js';
import { WhatIfResult } from './what-if-result.js';

interface Question {
  readonly cycles: readonly string[];
  readonly policy: TriedPolicy;
  readonly switches: Readonly<Record<string, SwitchValue>>;
  readonly panels: 'pass' | 'fail';
}

const PEOPLE_LISTED = 500;

/** Past cycles read again under a changed policy or switch: who would rise, heads and pay, and why. Nothing is written. */
export function WhatIf({ versions, triesDraft }: Omit<Props, 'entries'>): ReactNode {
  const register = useRegister();
  return (
    <Answered of={register}>
      {({ items }) => <Ask entries={items} versions={versions} triesDraft={triesDraft} />}
    </Answered>
  );
}

interface Props {
  readonly entries: readonly Entry[];
  readonly versions: readonly PolicyVersion[];
  /** One came from the draft to try it. */
  readonly triesDraft: boolean;
}

function Ask({ entries, versions, triesDraft }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const months = launchMonths();
  const draft = useDraft<Question>('what-if', '1', () => ({
    cycles: months.slice(0, 1),
    policy: { as: 'same' },
    switches: {},
    panels: 'pass',
  }));
  // Until one chooses otherwise, what one came to try is tried.
  const [came, setCame] = useState(triesDraft);
  const { cycles, switches, panels } = draft.value;
  const policy: TriedPolicy = came ? { as: 'draft' } : draft.value.policy;
  const { data: next } = useDraftState();
  const drafted = next?.draft?.policy == null ? undefined : next.next;
  const set = (some: Partial<Question>): void => {
    draft.set((before) => ({ ...before, ...some }));
  };
  const asking = useMutation({
    mutationFn: async () => {
      const tried = await policyOf(policy);
      return body(
        api.POST('/v1/policy/what-if', {
          body: { cycles: [...cycles], switches, panels, limit: PEOPLE_LISTED, ...(tried ? { policy: tried } : {}) },
        }),
      );
    },
  });
  const result = useRef<HTMLDivElement>(null);
  const { data } = asking;
  useEffect(() => {
    if (data === undefined) return;
    // Who reads by ear is taken to the answer, as the eye is.
    result.current?.focus({ preventScroll: true });
    result.current?.scrollIntoView({ block: 'start' });
  }, [data]);
  const fault = faultAt(asking.error, 'cycles');
  return (
    <>
      <form
        className="card stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          asking.mutate();
        }}
      >
        <p className="muted">{t.whatIfLead}</p>
        <Field label={t.cycles} fault={fault && say(fault)}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              value={[...cycles]}
              options={months.map((value) => ({ value, label: month(value, language) }))}
              onChange={(next: string[]) => {
                set({ cycles: next });
              }}
            />
          )}
        </Field>
        <PolicyChoice
          versions={versions}
          drafted={drafted}
          value={policy}
          onChange={(next) => {
            setCame(false);
            set({ policy: next });
          }}
        />
        <div className="switch-grid">
          {entries.flatMap((entry) =>
            (entry.switches ?? []).map((one) => (
              <Field key={one.key} label={`${entry.id} ${say(switchName(entry, one))}`} optional>
                {(control) => (
                  <SwitchControl
                    control={control}
                    of={one}
                    value={switches[one.key]}
                    placeholder={t.asItWas}
                    onChange={(next) => {
                      const others = Object.entries(switches).filter(([key]) => key !== one.key);
                      const now = next === undefined ? [] : [[one.key, next] as const];
                      set({ switches: Object.fromEntries<SwitchValue>([...others, ...now]) });
                    }}
                  />
                )}
              </Field>
            )),
          )}
        </div>
        <Field label={t.panels} help={t.panelsHelp} group>
          {() => (
            <Radio.Group
              value={panels}
              options={(['pass', 'fail'] as const).map((value) => ({ value, label: t.panelsAre[value] }))}
              onChange={({ target }) => {
                set({ panels: target.value === 'fail' ? 'fail' : 'pass' });
              }}
            />
          )}
        </Field>
        {asking.error === null ? null : <Failure error={asking.error} />}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={asking.isPending}>
            {t.ask}
          </Button>
          {draft.touched ? (
            <Button
              type="text"
              onClick={() => {
                draft.clear();
                setCame(false);
                asking.reset();
              }}
            >
              {t.startOver}
            </Button>
          ) : null}
        </div>
      </form>
      <div
        ref={result}
        tabIndex={-1}
        className="stack"
        style={{ outline: 'none', scrollMarginTop: 64 }}
        aria-live="polite"
      >
        {asking.isPending ? <Loading /> : null}
        {data?.cycles.map((one) => (
          <WhatIfResult key={one.cycle} of={one} />
        ))}
      </div>
    </>
  );
}

/** The data of the policy to be tried; undefined where it stays that of the cycle. */
async function policyOf(tried: TriedPolicy): Promise<PolicyData | undefined> {
  if (tried.as === 'version') return fetchVersion(tried.version);
  if (tried.as === 'draft') return (await fetchDraft()).draft?.policy ?? undefined;
  return tried.as === 'file' ? (tried.data as PolicyData) : undefined;
}
