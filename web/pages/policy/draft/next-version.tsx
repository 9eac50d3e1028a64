import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useDraftState, type DraftState } from '../../../api/policy-draft.js';
import { isHr, useMe } from '../../../app/session.js';
import { Answered } from '../../../components/states.js';
import { draft as en } from '../../../i18n/en/policy/draft.js';
import { draft as zh } from '../../../i18n/zh/policy/draft.js';
import { date, instant } from '../../../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../../../i18n/language.js';
import { DifferencesTable } from '../differences.js';
import { DraftForm } from './draft-form.js';
import { DraftNumbers } from './draft-numbers.js';

/** 13.1: the next version of the policy: HR drafts it, everybody who decides on it reads it. */
export function NextVersion(): ReactNode {
  const state = useDraftState();
  return <Answered of={state}>{(found) => <Draft of={found} />}</Answered>;
}

const NO_FAULT = (): undefined => undefined;

function Draft({ of: state }: { readonly of: DraftState }): ReactNode {
  const t = useTexts({ zh, en });
  const mayChange = isHr(useMe().roles) && state.waiting === null;
  return (
    <>
      <p className="muted">{t.lead(state.next, state.base.version)}</p>
      {state.waiting === null ? null : <Waiting of={state.waiting} />}
      <Saved of={state} />
      {mayChange ? <DraftForm state={state} /> : <DraftNumbers state={state} edits={{}} faultOf={NO_FAULT} />}
    </>
  );
}

/** What is saved, by whom and when, and what it changes. */
function Saved({ of: { base, next, draft } }: { readonly of: DraftState }): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const reads = !isHr(useMe().roles);
  return (
    <section className="card stack" aria-labelledby="policy-draft">
      <div className="row between">
        <h2 id="policy-draft">{t.heading(next)}</h2>
        {draft === null ? null : (
          <span className="muted">{t.savedBy(draft.savedBy, instant(draft.savedAt, language), draft.revision)}</span>
        )}
      </div>
      {draft === null ? (
        <p className="muted">{reads ? t.readOnly : t.none}</p>
      ) : draft.differences.length === 0 ? (
        <p className="muted">{draft.faults.length === 0 ? t.noChange : t.outdated}</p>
      ) : (
        <>
          <p>{t.changes(draft.differences.length)}</p>
          <DifferencesTable label={t.compared} from={base.version} to={next} differences={draft.differences} />
        </>
      )}
    </section>
  );
}

function Waiting({ of: change }: { readonly of: NonNullable<DraftState['waiting']> }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const isGm = useMe().roles.includes('gm');
  const asked = `${change.askedByName ?? change.askedBy} · ${date(change.askedAt.slice(0, 10), language)}`;
  return (
    <section className="notice warn stack tight" aria-labelledby="policy-waits">
      <h2 id="policy-waits">{t.waits}</h2>
      <p>{say(change.what)}</p>
      <p className="muted">
        {asked} · {change.reason}
      </p>
      <p>{t.waitsHelp}</p>
      {isGm || change.mayWithdraw ? <Link to="/waiting-changes">{t.toWaiting}</Link> : null}
    </section>
  );
}
