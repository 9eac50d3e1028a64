import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { memo, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { LevelTaskCase } from '../../api/tasks.js';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { signedMoney } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { BatchFrame } from '../batch/batch-frame.js';
import { CaseRow } from '../batch/case-row.js';
import { doubtsOf } from '../batch/doubts.js';
import { DecisionOf } from '../batch/decision-of.js';
import { Rows } from '../batch/rows.js';
import { sameRow } from '../batch/same-row.js';
import { useBatchKeys } from '../batch/use-batch-keys.js';
import { isSaid, useBatch, type Batch, type Entry } from '../batch/use-batch.js';
import { Why } from '../batch/why.js';
import type { FinalPart } from '../final-check.js';
import type { TaskFormProps } from '../task-form.js';

const DECISIONS = ['approve', 'reject', 'return'] as const;
type GmDecision = (typeof DECISIONS)[number];
const KEYS = { a: 'approve', r: 'reject', 'shift+r': 'return' } as const;

/** Nothing speaks against it: the rules alone give it, the panel agreed, nothing rests on a ruling or an exception. */
const isClear = (one: LevelTaskCase): boolean =>
  one.unpaid.length === 0 &&
  !doubtsOf(one).some(({ weighs }) => weighs) &&
  (one.panelOutcome === null || one.panelOutcome === 'passed');

/** An approval that the panel was against says why. */
const isAgainst = ({ panelOutcome }: LevelTaskCase, { decision }: Entry<GmDecision>): boolean =>
  decision === 'approve' && panelOutcome !== null && panelOutcome !== 'passed';
const isWhyAsked = (one: LevelTaskCase, entry: Entry<GmDecision>): boolean =>
  entry.decision === 'reject' || entry.decision === 'return' || isAgainst(one, entry);

/** 8.5.5: the general manager's batch on one page; the clear ones at once, the rest one by one. */
export default function GmDecisionForm({ task, cases }: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const batch = useBatch<GmDecision>(task, cases, {
    lacks: (one, entry) => (isWhyAsked(one, entry) && !isSaid(entry) ? 'reason' : undefined),
  });
  useBatchKeys(batch, KEYS);
  const payOf = usePayEffect();
  const clear = batch.people.filter(isClear);
  const others = batch.people.filter((one) => !isClear(one));
  const waiting = clear.filter(({ id }) => batch.entryOf(id).decision === undefined);
  // Who is rejected or returned is paid as before.
  const isPaid = ({ id }: LevelTaskCase): boolean => (batch.entryOf(id).decision ?? 'approve') === 'approve';
  const pay = batch.people.filter(isPaid).reduce((sum, one) => sum + (payOf(one) ?? 0), 0);
  const list = (people: readonly LevelTaskCase[], keys?: string): ReactNode => (
    <Rows keys={keys}>
      {people.map((one) => (
        <Row key={one.id} of={one} batch={batch} pay={payOf(one)} />
      ))}
    </Rows>
  );
  return (
    <BatchFrame
      batch={batch}
      final={[useSummary(batch, signedMoney(pay))]}
      onSubmit={() => {
        batch.submit((decisions) => ({ decisions }));
      }}
    >
      <p>{t.gmLead}</p>
      <div className="batch-sums">
        <Sum value={batch.people.length} label={t.total} />
        <Sum value={clear.length} label={t.clear} />
        <Sum value={others.length} label={t.attention} />
        <Sum value={signedMoney(pay)} label={t.payEffect} />
      </div>
      {others.length === 0 ? null : (
        <section className="stack tight">
          <h3>{t.attentionTitle}</h3>
          {list(others, t.keysGm)}
        </section>
      )}
      {clear.length === 0 ? null : (
        <section className="stack tight">
          <div className="row between">
            <h3>{t.clearTitle}</h3>
            {waiting.length === 0 ? null : (
              <Button
                type="primary"
                ghost
                onClick={() => {
                  batch.changeAll(
                    waiting.map(({ id }) => id),
                    { decision: 'approve' },
                  );
                }}
              >
                {t.approveClear(waiting.length)}
              </Button>
            )}
          </div>
          {list(clear, others.length === 0 ? t.keysGm : undefined)}
        </section>
      )}
    </BatchFrame>
  );
}

/** What is about to be sent: how many are decided how, who is not approved by name, and who is left. */
function useSummary({ people, undecided, entryOf }: Batch<GmDecision>, pay: string): FinalPart {
  const t = useTexts({ zh, en });
  const { people: heads } = useTexts({ zh: commonZh, en: commonEn });
  const language = useLanguage();
  const lines = DECISIONS.map((decision) => {
    const some = people.filter(({ id }) => entryOf(id).decision === decision);
    const names = decision === 'approve' ? [] : some.map(({ personName }) => personName);
    return {
      name: t[decision],
      said: [heads(some.length), names.join(language === 'zh' ? '、' : ', ')].join('\n').trim(),
    };
  });
  return {
    title: t.summary,
    lines: [...lines, { name: t.leftUndecided, said: heads(undecided.length) }, { name: t.payEffect, said: pay }],
  };
}

interface RowProps {
  readonly of: LevelTaskCase;
  readonly batch: Batch<GmDecision>;
  readonly pay: number | undefined;
}

const Row = memo(PlainRow, sameRow);

function PlainRow({ of: one, batch, pay }: RowProps): ReactNode {
  const t = useTexts({ zh, en });
  const entry = batch.entryOf(one.id);
  const against = isAgainst(one, entry);
  const fault = batch.faultOf(one.id);
  const asked = isWhyAsked(one, entry);
  return (
    <CaseRow
      of={one}
      fault={asked ? undefined : fault}
      pay={pay === undefined ? null : <span title={t.payOne(signedMoney(pay))}>{signedMoney(pay)}</span>}
      why={asked ? <Why batch={batch} caseId={one.id} label={against ? t.against : t.reason} /> : null}
    >
      <DecisionOf of={one} batch={batch} options={DECISIONS.map((value) => ({ value, label: t[value] }))} />
    </CaseRow>
  );
}

function Sum({ value, label }: { readonly value: number | string; readonly label: string }): ReactNode {
  return (
    <div className="sum">
      <b>{value}</b>
      <span>{label}</span>
    </div>
  );
}

/** What a promotion changes a month, by the pay table of today (§12.2); undefined where a level has no rate. */
function usePayEffect(): (one: LevelTaskCase) => number | undefined {
  const { data } = useQuery({ queryKey: ['pay-rates'], queryFn: () => body(api.GET('/v1/pay-rates')) });
  const rates = new Map(data?.items.map(({ level, monthlyAmount }) => [level, Number(monthlyAmount)]));
  return ({ fromLevel, targetLevel }) => {
    const from = fromLevel === null ? undefined : rates.get(fromLevel);
    const to = targetLevel === null ? undefined : rates.get(targetLevel);
    return from === undefined || to === undefined ? undefined : to - from;
  };
}
