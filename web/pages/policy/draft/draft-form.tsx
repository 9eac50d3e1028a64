import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { api, body } from '../../../api/client.js';
import { DRAFT_KEY, type DraftState } from '../../../api/policy-draft.js';
import { faultAt, type Text } from '../../../api/problem.js';
import { Failure } from '../../../components/states.js';
import { useToast } from '../../../components/toast.js';
import { Field } from '../../../forms/field.js';
import { focusFault } from '../../../forms/focus-fault.js';
import { SendForm } from '../../../forms/send-form.js';
import { useDraft } from '../../../forms/use-draft.js';
import { common as commonEn } from '../../../i18n/en/common.js';
import { draft as en } from '../../../i18n/en/policy/draft.js';
import { common as commonZh } from '../../../i18n/zh/common.js';
import { draft as zh } from '../../../i18n/zh/policy/draft.js';
import { useSay, useTexts } from '../../../i18n/language.js';
import { DraftNumbers } from './draft-numbers.js';
import { ReleaseDraft } from './release-draft.js';
import { changesOf, isSame, withEdit, type Edits } from './values.js';

interface Unsaved {
  readonly edits: Edits;
  readonly title?: Text;
  /** The revision that was there when the first of them was made: who saves a later one meanwhile is told. */
  readonly seen?: number | null;
}

/** Says so before what is not saved is lost with the page. */
function useWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [unsaved]);
}

/** HR changes numbers of the next version, saves them for every colleague, and asks for its release. */
export function DraftForm({ state }: { readonly state: DraftState }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const toast = useToast();
  const client = useQueryClient();
  const typed = useDraft<Unsaved>('policy-draft', state.next, () => ({ edits: {} }));
  const revision = state.draft?.revision ?? null;
  const { edits, title = state.draft?.title ?? state.nextTitle, seen = revision } = typed.value;
  const change = (some: (before: Unsaved) => Partial<Unsaved>): void => {
    typed.set((before) => ({ ...before, seen: before.seen === undefined ? revision : before.seen, ...some(before) }));
  };
  const renamed = !isSame(title, state.draft?.title ?? state.nextTitle);
  const count = Object.keys(edits).length + (renamed ? 1 : 0);
  useWarning(count > 0);
  const saving = useMutation({
    mutationFn: () =>
      body(
        api.PUT('/v1/policy/draft', {
          body: { revision: seen, title, changes: changesOf(state, edits) },
        }),
      ),
    onSuccess: (saved) => {
      typed.clear();
      client.setQueryData(DRAFT_KEY, saved);
      toast(t.saved);
    },
    // Somebody was first, or it waits by now: what is there is shown, with one's own edits over it.
    onError: async () => {
      await client.invalidateQueries({ queryKey: DRAFT_KEY });
      typed.set(({ edits: kept, title: called }) => ({
        edits: kept,
        ...(called === undefined ? {} : { title: called }),
      }));
    },
  });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (saving.error !== null && form.current !== null) focusFault(form.current);
  }, [saving.error]);
  const faultOf = (path: string): string | undefined => {
    const outdated = state.draft?.faults.find((one) => one.path === path)?.words;
    const found = faultAt(saving.error, `changes.${path}`) ?? (path in edits ? undefined : outdated);
    return found && say(found);
  };
  const titleFault = (language: keyof Text): string | undefined => {
    const found = faultAt(saving.error, `title.${language}`);
    return found && say(found);
  };
  return (
    <>
      {state.draft === null ? null : (
        <ReleaseDraft state={state} unsaved={count > 0}>
          <Discard revision={state.draft.revision} />
        </ReleaseDraft>
      )}
      <SendForm
        ref={form}
        className="stack"
        aria-label={t.heading(state.next)}
        onSend={() => {
          saving.mutate();
        }}
      >
        <DraftNumbers
          state={state}
          edits={edits}
          faultOf={faultOf}
          onEdit={(field, next) => {
            change((before) => ({ edits: withEdit(state, before.edits, field, next) }));
          }}
        />
        <section className="card policy-fields" aria-label={t.names}>
          {(['zh', 'en'] as const).map((language) => (
            <Field key={language} label={language === 'zh' ? t.nameZh : t.nameEn} fault={titleFault(language)}>
              {(control) => (
                <Input
                  {...control}
                  value={title[language]}
                  onChange={({ target }) => {
                    change(() => ({ title: { ...title, [language]: target.value } }));
                  }}
                />
              )}
            </Field>
          ))}
        </section>
        {saving.error === null ? null : <Failure error={saving.error} placeOf={placeIn(state, say)} />}
        <div className="sticky-acts row draft-acts">
          <Button type="primary" htmlType="submit" loading={saving.isPending} disabled={count === 0}>
            {t.save}
          </Button>
          <span className="muted">{t.unsaved(count)}</span>
          {count === 0 ? null : (
            <Button
              type="text"
              onClick={() => {
                typed.clear();
                saving.reset();
              }}
            >
              {t.undo}
            </Button>
          )}
        </div>
      </SendForm>
    </>
  );
}

/** What a number is called that a refusal names. */
const placeIn =
  ({ fields }: DraftState, say: (text: Text) => string) =>
  ({ path }: { readonly path: string }): string | undefined =>
    fields
      .find((one) => `changes.${one.path}` === path)
      ?.parts.map(say)
      .join(' · ');

/** What is saved is gone for good: it is asked once more. */
function Discard({ revision }: { readonly revision: number }): ReactNode {
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const toast = useToast();
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  const discarding = useMutation({
    mutationFn: () => body(api.DELETE('/v1/policy/draft', { params: { query: { revision } } })),
    onSuccess: () => {
      toast(t.discarded);
    },
    onSettled: async () => {
      setAsks(false);
      await client.invalidateQueries({ queryKey: DRAFT_KEY });
    },
  });
  return (
    <>
      <Button
        danger
        type="text"
        onClick={() => {
          setAsks(true);
        }}
      >
        {t.discard}
      </Button>
      <Modal
        open={asks}
        title={t.discard}
        okText={t.discard}
        okButtonProps={{ danger: true, loading: discarding.isPending }}
        cancelText={common.cancel}
        onCancel={() => {
          setAsks(false);
        }}
        onOk={() => {
          discarding.mutate();
        }}
      >
        <p>{t.discardSure}</p>
      </Modal>
      {discarding.error === null ? null : <Failure error={discarding.error} />}
    </>
  );
}
